/// The name under which somebody sent a file. It is kept, sealed, as a part of the evidence; nothing is ever stored or
/// handed out under it.
public enum FileName {
    /// The last part of a path, without what would not show, cut to what is kept.
    public static func tidied(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in last.unicodeScalars where !isUnseen(scalar) {
            bytes += String(scalar).utf8.count
            guard bytes <= AttachmentLimits.nameBytes else { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    /// Whether a name reads otherwise than it is.
    static func isOdd(_ name: String) -> Bool {
        if name.unicodeScalars.contains(where: isUnseen) || name.utf8.count > AttachmentLimits.nameBytes { return true }
        if name.contains(where: { $0 == "/" || $0 == "\\" || $0 == ":" }) || name.hasPrefix(".") { return true }
        let stem = name.split(separator: ".").first.map { $0.uppercased() } ?? ""
        if devices.contains(stem) { return true }
        // report.pdf.exe
        return isOfProgram(name) && name.split(separator: ".").count > 2
    }

    /// Whether a name is one that a system runs when it is opened.
    static func isOfProgram(_ name: String) -> Bool { programs.contains(end(of: name)) }

    /// Whether name and stated type go with what the bytes are.
    static func fits(_ name: String, _ declared: String, _ type: Attachment.FileType) -> Bool {
        let media = declared.split(separator: ";").first.map { $0.lowercased().filter { !$0.isWhitespace } } ?? ""
        let saysNothing = media.isEmpty || media == "application/octet-stream"
        let end = end(of: name)
        return (end.isEmpty || type.declared.contains(end)) && (saysNothing || type.declared.contains(media))
    }

    private static func end(of name: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    }

    private static let devices: Set<String> = {
        let numbered = ["COM", "LPT"].flatMap { name in (1...9).map { "\(name)\($0)" } }
        return Set(["CON", "PRN", "AUX", "NUL"] + numbered)
    }()
    private static let programs: Set<String> = [
        "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "lnk", "msi", "dll",
        "jar",
        "sh", "py", "pl", "php", "reg", "url", "desktop", "apk",
    ]

    /// Control characters, direction marks, and what has no width.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case _: false
        }
    }
}
