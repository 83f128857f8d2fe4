// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled with these: what they refuse is refused everywhere.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let jwtKit: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "dengwen",
    products: [.executable(name: "dengwen", targets: ["dengwen"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CLibgcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .target(name: "CSchema", path: "sql", sources: ["schema.c"], publicHeadersPath: "include"),

        library("Casework", []),
        library("Reading", ["Casework"]),
        library("Documents", ["Casework"]),
        library("Sealing", ["Casework", "Libgcrypt", crypto, cryptoExtras, x509, asn1]),
        library("Cleaning", ["Casework", subprocess, nioCore, nioPosix]),
        library("Libpq", ["CLibpq"]),
        library("Libcurl", ["CLibcurl"]),
        library("Libgcrypt", ["CLibgcrypt"]),
        library("Schema", ["CSchema"]),
        library("CaseStore", ["Casework", "Libpq", "Schema", "Sealing"]),
        library("Notify", ["Casework", "Libcurl", crypto]),
        library("Operations", ["Casework", "CaseStore", "Reading", "Sealing"]),
        library("Federation", ["Casework", "Operations", "Libcurl", crypto, jwtKit]),
        library("Workers", ["Casework", "Operations", "Notify", lifecycle, logging]),
        library("Web", ["Casework", "Operations", "Documents", hummingbird, logging]),
        library("EmbeddedPostgres", [subprocess, logging]),
        .executableTarget(
            name: "dengwen",
            dependencies: [
                "CProcess", "Casework", "CaseStore", "Cleaning", "Documents", "EmbeddedPostgres", "Federation", "Libpq",
                "Notify", "Operations", "Reading",
                "Schema", "Sealing", "Web", "Workers", argumentParser, crypto, hummingbird, lifecycle, unixSignals,
                logging, nioPosix,
            ],
            swiftSettings: strict
        ),

        .target(
            name: "TestDatabase",
            dependencies: [
                "CaseStore", "Casework", "Documents", "EmbeddedPostgres", "Libpq", "Operations", "Schema", "Sealing",
            ],
            path: "Tests/TestDatabase",
            swiftSettings: strict
        ),
        tests("TidyTests", []),
        tests("CaseworkTests", ["Casework"]),
        tests("ReadingTests", ["Reading", "Casework"]),
        tests("DocumentsTests", ["Documents", "Casework"]),
        tests("SealingTests", ["Sealing", "Casework", "Libgcrypt", crypto]),
        tests("CleaningTests", ["Cleaning", "Casework", nioCore, nioPosix]),
        tests("SchemaTests", ["Schema", "CaseStore", "Casework", "Libpq", "Sealing", "TestDatabase"]),
        tests("LibpqTests", ["Libpq", "TestDatabase"]),
        tests("LibcurlTests", ["Libcurl"]),
        tests("NotifyTests", ["Notify", "Casework", "Libcurl"]),
        tests("EmbeddedPostgresTests", ["EmbeddedPostgres", "Libpq", subprocess]),
        tests("CaseStoreTests", ["CaseStore", "Casework", "Libpq", "Sealing", "TestDatabase", crypto]),
        tests(
            "OperationsTests", ["Operations", "CaseStore", "Casework", "Documents", "Libpq", "Sealing", "TestDatabase"]
        ),
        tests(
            "WorkersTests",
            ["Workers", "Operations", "CaseStore", "Casework", "Notify", "Sealing", "TestDatabase", logging]),
        tests(
            "WebTests",
            [
                "Web", "Operations", "CaseStore", "Casework", "Federation", "Notify", "Sealing", "TestDatabase",
                crypto, hummingbird, jwtKit, logging,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        tests(
            "AcceptanceTests",
            [
                "Web", "Workers", "Operations", "CaseStore", "Casework", "Documents", "Libpq", "Notify", "TestDatabase",
                hummingbird, logging,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
    ]
)
