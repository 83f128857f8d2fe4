/// What becomes of one register row.
public struct RegisterOutcome: Hashable, Sendable {
    /// The row of the file, counted from 1.
    public let row: Int
    public let decision: RegisterDecision

    /// The same row, rejected after all: the register that it goes into knows better.
    public func rejected(_ code: RegisterCode) -> RegisterOutcome {
        RegisterOutcome(row: row, decision: .reject(code, duplicateOf: nil))
    }

    /// All codes, in the order of `RegisterCode`.
    public var codes: [RegisterCode] {
        switch decision {
        case .accept(let entry): entry.flags
        case .reject(let code, _): [code]
        case .sealed: [.upper]
        }
    }
}

public enum RegisterDecision: Hashable, Sendable {
    /// Enters the system; `flags` may be empty.
    case accept(RegisterEntry)
    /// Stays out. For a row that stands there twice, with the number of the earlier one.
    case reject(RegisterCode, duplicateOf: Int?)
    /// Belongs to the organ above or accuses the head of this one: nothing of what it says is kept.
    ///
    /// - Policy: JB-15
    case sealed(SealedRow)
}

/// All that may be known of a row that must go to the organ above. Nothing here tells what it says.
///
/// - Policy: JB-15
public struct SealedRow: Hashable, Sendable {
    /// Which of the two grounds; they differ in who may be told.
    public enum Ground: Hashable, Sendable {
        /// The head of this organ must not see that the row exists.
        case ownHead
        case upperLevel
    }

    public let ground: Ground
    /// Starts the five working days; nil if the cell is unreadable.
    public let receivedOn: CivilDate?
    public let channel: Channel?
    /// By which the row is known again when the file comes a second time; nil where it has none. Only a keyed hash of it
    /// is ever stored.
    public let number: WithheldNumber?
    /// How many sealed rows above it bring the same number: two matters under one number are two lines.
    public let sameNumberAbove: Int
}

/// A register number that is held in memory to be hashed, and that no log, test report or debugger prints.
///
/// - Policy: JB-15
public struct WithheldNumber: Hashable, Sendable {
    /// As written.
    public let text: String

    init(_ number: RegisterNumber) { text = number.text }
}

extension WithheldNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "WithheldNumber" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A row that was accepted, with everything brought into one form.
public struct RegisterEntry: Hashable, Sendable {
    /// In the order of `RegisterCode`.
    public var flags: [RegisterCode]
    /// As written, full width and blanks removed.
    public let number: String
    public let receivedOn: CivilDate
    /// Nil where the clerk must choose.
    public let channel: Channel?
    /// Nil if anonymous.
    public let reporter: String?
    /// Digits only (an area code keeps its hyphen); nil if there is none that can be used.
    public let phone: String?
    public let signature: ReporterSignature
    /// The accused one by one, at most `ReceiveLimits.accusedPerRow`.
    public let accused: [String]
    /// Unit and post.
    public let unit: String
    /// What unit, post and rank say.
    public let post: PostReading
    public let rank: String
    public let summary: String
    public let category: String
    public let handling: String
    public let department: String
    public let forwardedOn: CivilDate?
    public let dueOn: CivilDate?
    public let closedOn: CivilDate?
    public let result: String
    public let remark: String
    /// What stands in the cell of a day of the handling that can be read as none.
    public let unreadDates: [RegisterColumn: String]
    /// What the columns that few registers have say.
    public let stated: StatedFacts
    /// Those columns as they are written: not all of it can be read as a fact.
    public let statedWords: [RegisterColumn: String]
    /// The earlier row with the same matter.
    public let repeatOf: Int?

    /// The number within its register that the written one ends with: 12 of 冶信〔2024〕12号, of 2024-12 and of 冶信202412号.
    /// Nil where it ends with none.
    ///
    /// - Parameter year: of the register.
    public func sequence(in year: Int) -> Int? {
        if let sequence = RegisterNumber(number, registerYear: year)?.sequence { return sequence }
        let digits = number.split { !("0"..."9").contains($0) }.last ?? ""
        return digits.count <= 9 ? Int(digits) : nil
    }

    /// Whether the number is written as numbers of a register are: 冶信〔2024〕12号.
    public var hasUsualNumber: Bool { !flags.contains(.numberFormat) }

    /// Name and a way to reach the reporter are given.
    public var isRealName: Bool { signature.isRealName }
}
