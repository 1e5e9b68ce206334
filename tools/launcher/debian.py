"""Installs system packages where nobody need be asked: on Debian and Ubuntu, as root (in a container, mostly)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.launcher.console import succeeds


def can_install() -> bool:
    """Whether this is a Debian or Ubuntu machine on which we may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install packages with apt-get and tell whether that worked."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    anywhere = Path("/")
    # A fresh container has no list of packages; should the download fail, the installation below says so.
    succeeds(["apt-get", "update", "--quiet=2"], cwd=anywhere, env=env)
    command = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", *packages]
    return succeeds(command, cwd=anywhere, env=env)
