"""Three sentences of one story in each of several languages."""

STORIES = {
    "ar": [
        "أعلنت السلطات المحلية صباح اليوم عن افتتاح الميناء الجديد بعد أشغال دامت ثلاث سنوات وشارك فيها مئات المهندسين.",
        "وقال المدير إن الميناء سيستقبل السفن ابتداء من الأسبوع المقبل، مضيفا أن الدخول مجاني لسكان الحي.",
        "وتقدر كلفة المشروع بنحو ثلاثين مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي.",
    ],
    "en": [
        "The local authorities announced this morning that the new port had opened after three years of work by hundreds.",
        "The director said that the port would receive ships from next week on, and that the quarter could enter for free.",
        "The cost of the project is estimated at thirty million, according to a statement of the council yesterday.",
    ],
    "fr": [
        "Les autorités locales ont annoncé ce matin que le nouveau port avait ouvert après trois ans de travaux.",
        "Le directeur a déclaré que le port accueillerait des navires à partir de la semaine prochaine.",
        "Le coût du projet est estimé à trente millions, selon un communiqué publié hier par le conseil.",
    ],
    "es": [
        "Las autoridades locales anunciaron esta mañana que el nuevo puerto abrió tras tres años de obras.",
        "El director dijo que el puerto recibirá barcos a partir de la próxima semana y que la entrada es libre.",
        "El coste del proyecto se estima en treinta millones, según un comunicado publicado ayer por el consejo.",
    ],
    "de": [
        "Die Behörden teilten am Morgen mit, dass der neue Hafen nach drei Jahren Arbeit eröffnet worden ist.",
        "Der Direktor sagte, der Hafen werde ab der nächsten Woche Schiffe aufnehmen, der Eintritt sei frei.",
        "Die Kosten des Projekts werden nach einer Mitteilung des Rates von gestern auf dreißig Millionen geschätzt.",
    ],
    "tr": [
        "Yerel yetkililer bu sabah yeni limanın üç yıl süren çalışmaların ardından açıldığını duyurdu.",
        "Müdür, limanın gelecek haftadan itibaren gemi kabul edeceğini ve girişin ücretsiz olduğunu söyledi.",
        "Projenin maliyeti, meclisin dün yayımladığı bildiriye göre yaklaşık otuz milyon olarak tahmin ediliyor.",
    ],
    "fa": [
        "مقام‌های محلی امروز صبح اعلام کردند که بندر تازه پس از سه سال کار صدها مهندس گشایش یافته است.",
        "مدیر گفت که بندر از هفته آینده کشتی‌ها را خواهد پذیرفت و ورود برای ساکنان محله رایگان خواهد بود.",
        "هزینه این طرح بنا بر بیانیه‌ای که دیروز شورا منتشر کرد نزدیک به سی میلیون برآورد می‌شود.",
    ],
    "ur": [
        "مقامی حکام نے آج صبح اعلان کیا کہ نئی بندرگاہ تین سال کے کام کے بعد کھول دی گئی ہے۔",
        "ڈائریکٹر نے کہا کہ بندرگاہ اگلے ہفتے سے جہاز قبول کرے گی اور محلے والوں کا داخلہ مفت ہو گا۔",
        "منصوبے کی لاگت کا تخمینہ کونسل کے کل جاری ہونے والے بیان کے مطابق تین کروڑ لگایا گیا ہے۔",
    ],
}
