"""One folder takes another's place, whole: whoever looks, and whatever is killed, finds the old one or the new one.

Linux exchanges two folders in one step (renameat2(2)). Where the system or the file system cannot, the old folder steps
aside first: for that moment there is none, and a build that is killed just then leaves the old one aside, where the
next build finds it.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_HERE = -100
"""`AT_FDCWD`: a relative path begins at the working folder."""

_EXCHANGE = 2
"""`RENAME_EXCHANGE` (renameat2(2))."""

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP}
"""What a system or file system answers that knows no exchange."""


def replace_folder(new: Path, target: Path) -> None:
    """Let a folder take another's place, and remove the other.

    Args:
        new: the folder that is whole; it lies beside the target.
        target: the folder to be replaced; it need not exist.

    Raises:
        OSError: the folder cannot be replaced; it is as it was.
    """
    if not target.exists():
        new.rename(target)
    elif exchange(new, target):
        _remove(new)
    else:
        aside = _aside(target)
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        _remove(aside)


def recover(target: Path) -> None:
    """Bring back a folder that was left aside when its replacement was killed, or remove what was left over.

    Raises:
        OSError: it cannot be brought back or removed.
    """
    aside = _aside(target)
    if not aside.exists():
        return
    if target.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step.

    Returns:
        whether the system could; when not, both are as they were.

    Raises:
        OSError: it could, but may not.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), os.fspath(other))


def take_turn(folder: Path, waiting: Callable[[], None]) -> int | None:
    """Wait until nobody else works in a folder; the system ends a turn when its process ends, however it ends.

    Args:
        folder: the folder; nothing is written into it.
        waiting: is called before a wait.

    Returns:
        what `end_turn` takes; nothing where folders cannot be locked, and then two may work at once.
    """
    if sys.platform == "win32":
        return None
    turn = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(turn, fcntl.LOCK_EX)
    except OSError:
        os.close(turn)
        return None
    return turn


def end_turn(turn: int | None) -> None:
    """Let the next one work."""
    if turn is not None:
        with suppress(OSError):
            os.close(turn)


def _remove(folder: Path) -> None:
    """Remove a folder that nobody needs any more; what cannot be removed waits for the next build.

    It takes half of what `shutil.rmtree` takes, which counts with ten thousands of files.
    """
    waiting, folders = [os.fspath(folder)], []
    with suppress(OSError):
        while waiting:
            folders.append(waiting.pop())
            with os.scandir(folders[-1]) as found:
                for one in found:
                    if one.is_dir(follow_symlinks=False):
                        waiting.append(one.path)
                    else:
                        os.unlink(one.path)  # noqa: PTH108
        for empty in reversed(folders):
            os.rmdir(empty)  # noqa: PTH106


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")
