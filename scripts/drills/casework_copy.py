"""A package of `Casework` and its tests alone: it builds in half a minute and can be broken without harm."""

import shutil
import tempfile
from pathlib import Path

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let package = Package(
    name: "core",
    targets: [
        .target(name: "Casework", swiftSettings: settings),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework"], swiftSettings: settings),
    ]
)
"""


def make():
    """Copies the sources of the working directory's project into a new directory and returns it; the caller removes it."""
    root, work = Path.cwd(), Path(tempfile.mkdtemp(prefix="dengwen-core-"))
    (work / "Package.swift").write_text(MANIFEST)
    shutil.copytree(root / "Sources/Casework", work / "Sources/Casework")
    shutil.copytree(root / "Tests/CaseworkTests", work / "Tests/CaseworkTests")
    return work
