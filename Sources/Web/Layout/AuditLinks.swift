/// Addresses of the auditor's pages.
extension Link {
    /// The entries of the organ, and how the log stands.
    public static let audit: Link = .path("audit")
    /// The same entries as a file.
    public static let auditExport: Link = .path("audit", "export")
    /// The sheet of a day, to be printed.
    public static func auditSheet(_ day: Day) -> Link { .path("audit", "sheet").query("day", day.iso) }
}
