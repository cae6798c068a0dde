"""Find a Chromium for the tests, or say in one sentence that there is none.

In this order: $CHROMIUM, the PATH, the system's packages (if we may install them), Playwright's own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What the browser leaves out: two pages for suggestions below its address bar, where nobody types, and a process that
# waits for the next site: half of what a new window costs. Only the last list counts, so it holds Playwright's, too.
WITHOUT = [
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    *("PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    "SpareRendererForSitePerProcess",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
]


def on_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def from_packages() -> str | None:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    print("== Installing Chromium from the system's packages", file=sys.stderr)
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return on_path()


def from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str:
    asked = os.environ.get("CHROMIUM")
    if asked and shutil.which(asked) is None:
        sys.exit(f"CHROMIUM is set to {asked}, but there is no program of that name.")
    found = asked or on_path() or from_packages() or from_playwright()
    return found or sys.exit("The tests need a browser: install Chromium, or set CHROMIUM to the path of one.")


if __name__ == "__main__":
    print(find())
