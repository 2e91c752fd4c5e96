"""The trees of ``data/page_lines.json`` as Python: generated from it by ``tools.pagelines``, not to be edited.

``tests/test_fullpage.py`` holds that it is what the file says.
"""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence


def log_odds(figures: Sequence[float]) -> float:
    """The log-odds of a line from its figures, as ``pagemodel.scorer`` gives them."""
    f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19 = figures
    total = 0.827
    total += ((((0.0918 if f16 <= 0.35192 else -0.2921) if f14 <= 0.93566 else -0.4986) if f17 <= 0.5 else (-0.2777 if f13 <= 0.72295 else -0.6393)) if f15 <= 0.5 else (-0.0507 if f1 <= 0.5 else (0.2683 if f13 <= 0.78896 else 0.0779)))
    total += ((-0.427 if f14 <= 0.10037 else ((0.0807 if f11 <= 2.5 else -0.18) if f16 <= 0.34411 else -0.2933)) if f15 <= 0.5 else (-0.0387 if f1 <= 0.5 else (0.2416 if f13 <= 0.77156 else (-0.1128 if f12 <= 5.5 else 0.1864))))
    total += ((-0.3225 if f18 <= -0.5 else (((0.0804 if f6 <= 1.5 else -0.2545) if f13 <= 0.90974 else -0.2603) if f14 <= 0.96069 else -0.3092)) if f15 <= 0.5 else (0.0053 if f2 <= 0.5 else (0.2225 if f11 <= 2.5 else 0.0148)))
    total += (((-0.2473 if f17 <= -0.5 else (-0.0153 if f0 <= 36.5 else 0.1718)) if f13 <= 0.75 else (-0.1386 if f17 <= 0.5 else -0.2993)) if f12 <= 4.5 else (-0.0521 if f4 <= 0.054054 else (0.1914 if f19 <= 9.0469 else -0.24)))
    total += ((((0.0751 if f11 <= 3.5 else -0.1468) if f17 <= 1.5 else -0.1919) if f16 <= 0.35192 else (-0.2657 if f3 <= 0.34211 else -0.0868)) if f15 <= 0.5 else (-0.074 if f3 <= 0.23077 else (0.1928 if f13 <= 0.68311 else 0.0572)))
    total += (((((-0.1018 if f3 <= 0.32 else 0.0739) if f18 <= 2.5 else -0.2477) if f0 <= 35.5 else 0.1321) if f17 <= 0.5 else -0.2042) if f12 <= 5.5 else ((0.0491 if f2 <= 0.5 else 0.1996) if f19 <= 9.0212 else -0.1768))
    total += (((-0.205 if f3 <= 0.39394 else -0.0227) if f4 <= 0.096774 else (-0.1894 if f14 <= 0.10037 else 0.0269)) if f9 <= 18.0 else ((-0.03 if f1 <= 0.5 else 0.1879) if f13 <= 0.69722 else (-0.1249 if f3 <= 0.31579 else 0.0836)))
    total += ((((-0.0903 if f3 <= 0.32 else 0.0678) if f8 <= 0.5 else -0.5531) if f2 <= 0.5 else (0.159 if f17 <= 2.5 else -0.1327)) if f11 <= 2.5 else (-0.2324 if f10 <= 0.086293 else (-0.0195 if f17 <= 0.5 else -0.1868)))
    total += (((-0.0082 if f18 <= 0.5 else -0.1728) if f4 <= 0.11111 else ((((0.1516 if f14 <= 0.96512 else -0.0872) if f8 <= 0.5 else -0.4036) if f19 <= 8.8612 else -0.1194) if f6 <= 1.5 else -0.1569)) if f13 <= 0.90158 else -0.1728)
    total += ((((0.0365 if f13 <= 0.6564 else -0.1257) if f14 <= 0.92322 else -0.2144) if f3 <= 0.24138 else ((0.0184 if f8 <= 0.5 else -0.3471) if f2 <= 0.5 else (-0.0255 if f9 <= 12.333 else 0.1502))) if f17 <= 1.5 else -0.1427)
    total += (((0.0845 if f0 <= 10.5 else -0.0638) if f2 <= 0.5 else (0.1451 if f19 <= 8.8612 else -0.1223)) if f11 <= 1.5 else ((-0.1424 if f17 <= -0.5 else (-0.0425 if f4 <= 0.125 else 0.0935)) if f17 <= 0.5 else -0.1469))
    total += ((0.0142 if f16 <= 0.25776 else (-0.1727 if f9 <= 29.333 else 0.0246)) if f10 <= 0.13215 else ((((0.0479 if f2 <= 0.5 else 0.149) if f19 <= 8.8612 else -0.0891) if f6 <= 1.5 else -0.1031) if f13 <= 0.91383 else -0.1165))
    total += (((0.0493 if f14 <= 0.91025 else -0.1483) if f13 <= 0.6564 else ((0.0008 if f19 <= 6.8638 else -0.1894) if f10 <= 0.16755 else -0.0295)) if f3 <= 0.32 else ((0.0343 if f9 <= 20.0 else 0.1342) if f17 <= 2.5 else -0.0965))
    total += ((((0.0953 if f8 <= 0.5 else -0.3186) if f14 <= 0.96512 else -0.0829) if f13 <= 0.61971 else ((0.0053 if f16 <= 0.42269 else -0.1289) if f10 <= 0.16755 else (0.0528 if f19 <= 9.0469 else -0.3073))) if f11 <= 3.5 else -0.1174)
    total += (((0.0251 if f19 <= 6.8638 else (-0.0268 if f16 <= 0.29787 else -0.1681)) if f4 <= 0.16129 else 0.0132) if f3 <= 0.275 else ((0.0724 if f16 <= 0.24075 else -0.029) if f9 <= 23.0 else (0.1125 if f19 <= 8.8612 else -0.0913)))
    total += ((((0.0342 if f8 <= 0.5 else -0.2931) if f18 <= 3.5 else -0.1394) if f17 <= 0.5 else ((0.0966 if f13 <= 0.90974 else -0.1586) if f16 <= 0.24075 else -0.1232)) if f12 <= 6.5 else (0.1088 if f19 <= 9.1169 else -0.1869))
    total += ((-0.0851 if f3 <= 0.38462 else 0.0455) if f4 <= 0.08 else (((0.0147 if f2 <= 0.5 else (0.1347 if f13 <= 0.59831 else 0.0322)) if f6 <= 1.5 else (0.0473 if f0 <= 11.5 else -0.2049)) if f17 <= 2.5 else -0.0802))
    total += (((0.0653 if f0 <= 10.5 else (-0.1102 if f4 <= 0.16129 else 0.0128)) if f0 <= 37.5 else (0.1068 if f19 <= 8.8612 else ((0.1371 if f17 <= 1.5 else -0.4234) if f16 <= 0.94572 else -0.4727))) if f11 <= 2.5 else -0.0573)
    total += ((((0.18 if f12 <= 0.5 else ((0.0069 if f0 <= 41.5 else 0.143) if f13 <= 0.58086 else (-0.1285 if f10 <= 0.091764 else 0.0009))) if f18 <= 0.5 else -0.0839) if f13 <= 0.92136 else -0.1254) if f3 <= 0.38462 else 0.0613)
    total += (((0.0887 if f19 <= 6.8145 else (((0.0698 if f12 <= 2.5 else -0.1263) if f16 <= 0.29787 else (-0.156 if f9 <= 36.333 else 0.0019)) if f10 <= 0.16038 else 0.0168)) if f3 <= 0.32 else 0.0477) if f7 <= 0.25 else -0.1184)
    total += ((((0.1724 if f12 <= 0.5 else (-0.0284 if f10 <= 0.12766 else (0.0806 if f19 <= 8.8298 else -0.0872))) if f14 <= 0.93156 else -0.0616) if f13 <= 0.85005 else -0.0518) if f6 <= 1.5 else (-0.1225 if f19 <= 8.9853 else 0.2201))
    total += ((((0.0242 if f8 <= 0.5 else -0.2486) if f0 <= 35.5 else (0.12 if f5 <= 13.5 else -0.4806)) if f13 <= 0.58086 else (-0.0396 if f3 <= 0.44444 else 0.0586)) if f18 <= 5.5 else (0.1912 if f16 <= 0.07147 else -0.151))
    total += ((((((0.1615 if f12 <= 0.5 else 0.0031) if f18 <= 0.5 else -0.0748) if f10 <= 0.18917 else 0.0624) if f17 <= 2.5 else (0.0288 if f19 <= 7.9291 else -0.165)) if f8 <= 0.5 else -0.2366) if f11 <= 3.5 else -0.0663)
    total += ((((0.072 if f16 <= 0.42007 else -0.0325) if f0 <= 19.5 else (-0.1952 if f0 <= 43.5 else 0.0194)) if f2 <= 0.5 else (0.1044 if f19 <= 7.4295 else (-0.0906 if f10 <= 0.14398 else 0.0478))) if f7 <= 0.20588 else -0.0666)
    return total
