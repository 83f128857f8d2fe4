import CaseStore
public import Casework

/// Whoever is said to have given a command is nobody whom the directory names: the command did nothing.
public struct UnknownGiver: Error, Hashable, Sendable {
    public let person: Staff.ID

    public init(_ person: Staff.ID) { self.person = person }
}

extension CommandGiver {
    /// As the audit log has it: the user of the machine, and whom they named.
    ///
    /// - Throws: `UnknownGiver` for a person whom the directory does not name.
    func detail(_ transaction: borrowing Transaction) throws -> [(String, String)] {
        guard let person else { return [("uid", "\(user)")] }
        do { _ = try transaction.organ(of: person) } catch StoreError.notFound { throw UnknownGiver(person) }
        return [("uid", "\(user)"), ("by", person.rawValue)]
    }
}

extension CommandGiver? {
    /// Nothing for what the program does by itself.
    func detail(_ transaction: borrowing Transaction) throws -> [(String, String)] {
        guard let self else { return [] }
        return try self.detail(transaction)
    }
}
