"""Jobs for processes in tests: what an item does is what it says."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import newsclean
from newsclean import api
from newsclean.cli.learning import Learning


@dataclass(frozen=True)
class Doing:
    """``"die"`` kills its process, ``"once FILE"`` the first time only, ``"hang"`` never ends; all else is doubled."""

    def prepare(self):
        """Nothing is needed."""

    def work(self, item):
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item.startswith("once ") and not Path(item[5:]).exists():
            Path(item[5:]).touch()
            os._exit(3)
        while item == "hang":
            time.sleep(1)
        return item * 2

    def lost(self, item, code, reason):
        return f"{code}: {reason}"

    def pack(self, results):
        if "unsaidunsaid" in results:
            os._exit(4)
        return results


class Slow(Doing):
    def prepare(self):
        time.sleep(1)


class Unloadable(Doing):
    def __reduce__(self):
        return os._exit, (7,)


def obstinate(clean):
    """``clean`` that raises on the text ``fail`` and never comes back from ``hang``."""

    def cleaned(data, *arguments, **options):
        if data == b"fail":
            raise RuntimeError("fail")
        while data == b"hang":
            time.sleep(1)
        return clean(data, *arguments, **options)

    return cleaned


class Obstinate(Learning):
    """Learns in another process from documents of which some fail and some hang."""

    def work(self, item):
        newsclean.clean = obstinate(api.clean)
        return super().work(item)
