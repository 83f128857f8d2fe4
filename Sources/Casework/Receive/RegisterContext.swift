/// What a register is judged by.
public struct RegisterContext: Sendable {
    /// The year that the register is kept for.
    public let year: Int
    /// No row can have come in after it.
    public let exportedOn: CivilDate
    /// The office that keeps it.
    public let organ: Organ
    public let directory: Directory

    /// - Parameters:
    ///   - year: 1 to 9999, as the title says or the clerk.
    ///   - exportedOn: nil means 31 December of that year, but not after `today`.
    /// - Throws: `Directory.Fault.dangling` if the directory does not hold the organ.
    public init(
        year: Int, exportedOn: CivilDate? = nil, today: CivilDate, organ: Organ.ID, directory: Directory
    ) throws(Directory.Fault) {
        guard let found = directory[organ] else { throw .dangling(owner: "register", reference: organ.rawValue) }
        self.year = year
        let lastDay = CivilDate(year: year, month: 12, day: 31) ?? today
        self.exportedOn = exportedOn ?? min(lastDay, today)
        self.organ = found
        self.directory = directory
    }
}
