"""Compiles the kernels of src/native into src/tieout, where there is a compiler; without one the package does as well.

Run as a program it only compiles, which is what a working copy needs after a kernel was changed. Flags for the compiler
may follow: `python hatch_build.py -g -fsanitize=address`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SOURCES = ROOT / "src" / "native"
MODULE = ROOT / "src" / "tieout" / "_native.abi3.so"
_FLAGS = ("-std=c11", "-O3", "-ffp-contract=off", "-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-shared")
"""No product is fused with a sum, as some compilers do by themselves: kernels give what numpy gives to the bit."""


class NativeHook(BuildHookInterface[Any]):
    """Puts the compiled module into the wheel; a wheel without it fits every machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not compile_kernels():
            return
        build_data["artifacts"].append(MODULE.relative_to(ROOT).as_posix())
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def compiler() -> list[str]:
    """The command that compiles C against Python's headers; empty where either is missing."""
    command = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    headers = Path(sysconfig.get_path("include")) / "Python.h"
    return command if os.name == "posix" and command and shutil.which(command[0]) and headers.exists() else []


def compile_kernels(*flags: str) -> bool:
    """Compile the kernels. False where that cannot be done, which is said and is no failure."""
    if not compiler():
        sys.stderr.write("The kernels were not compiled, and Python does their work: no compiler was found.\n")
        return False
    system = ("-undefined", "dynamic_lookup") if sys.platform == "darwin" else ()
    include = sysconfig.get_path("include")
    # written beside and renamed: whoever has the module open keeps the one that was loaded
    beside = MODULE.with_suffix(f".{os.getpid()}")
    command = [
        *compiler(),
        *_FLAGS,
        *system,
        *flags,
        f"-I{include}",
        *map(str, sorted(SOURCES.glob("*.c"))),
        "-o",
        str(beside),
    ]
    try:
        subprocess.run(command, check=True)
        beside.replace(MODULE)
    except (OSError, subprocess.CalledProcessError) as error:
        beside.unlink(missing_ok=True)
        MODULE.unlink(missing_ok=True)
        sys.stderr.write(f"The kernels were not compiled, and Python does their work: {error}\n")
        return False
    return True


if __name__ == "__main__":
    sys.exit(not compile_kernels(*sys.argv[1:]))
