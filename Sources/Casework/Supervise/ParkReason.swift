/// Why a step that a worker takes is left to a person (停下的工作): a closed set, which the database knows as well. Each has
/// words for whoever meets it, what happened and what they can do.
public enum ParkReason: String, Hashable, Sendable, CaseIterable {
    /// The item is gone, or was never there.
    case notFound = "not_found"
    /// A row breaks an invariant of the program.
    case corruptRow = "corrupt_row"
    /// The database refuses what the step writes by one of its named rules.
    case refusedByRule = "refused_by_rule"
    /// What is sealed cannot be opened: its key was destroyed, or the site key is another one.
    case unreadable
    /// A statement fails for a reason that does not pass, or did not at any try.
    case database
    /// The database was away, or had no time or no room, at every try.
    case databaseUnavailable = "database_unavailable"
    /// A field of the item is not as the step needs it.
    case needsMending = "needs_mending"
    /// A rule of the step does not allow it.
    case refused
    /// It belongs to a higher organ and must go up sealed.
    case mustBeSealed = "must_be_sealed"
    /// The same was taken in before.
    case alreadyReceived = "already_received"
    /// The virus scanner gave no answer at any try.
    case scannerSilent = "scanner_silent"
    /// The program that writes copies could not be run at any try.
    case copierFailed = "copier_failed"
    /// A cause that nobody thought of.
    case unexpected
    /// It took every worker down that tried it.
    case workersDied = "workers_died"
}

/// The steps that workers take, as far as they are left to people.
public enum ParkedStep: String, Hashable, Sendable, CaseIterable {
    /// The text of a report is read and a triage proposed (阅读来件).
    case read
    /// A file is checked for viruses and copied (检查附件).
    case clean
}

/// What stopped: a step of one item.
public enum ParkedWork: Hashable, Sendable {
    case reading(Report.ID)
    case checking(Upload.ID)

    /// - Parameter id: of the report that is read, or of the file that is checked.
    public init(_ step: ParkedStep, _ id: String) {
        self =
            switch step {
            case .read: .reading(Report.ID(id))
            case .clean: .checking(Upload.ID(id))
            }
    }

    public var step: ParkedStep {
        switch self {
        case .reading: .read
        case .checking: .clean
        }
    }

    /// The identifier in addresses.
    public var id: String {
        switch self {
        case .reading(let report): report.rawValue
        case .checking(let upload): upload.rawValue
        }
    }
}
