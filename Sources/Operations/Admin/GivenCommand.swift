import CaseStore
import Casework

extension CommandGiver {
    /// As the audit log has it: the user of the machine, and whom they named.
    ///
    /// - Throws: `StoreError.notFound` for a person whom the directory does not name.
    func detail(_ transaction: borrowing Transaction) throws -> [(String, String)] {
        guard let person else { return [("uid", "\(user)")] }
        _ = try transaction.organ(of: person)
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
