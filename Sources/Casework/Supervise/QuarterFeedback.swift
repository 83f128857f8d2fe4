/// A quarter of a year.
public struct Quarter: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 4.
    public let number: Int

    /// - Returns: nil for a quarter that no year has.
    public init?(year: Int, number: Int) {
        guard (1...4).contains(number), CivilDate(year: year, month: 1, day: 1) != nil else { return nil }
        self.year = year
        self.number = number
    }

    /// The quarter in which a day lies.
    public init(containing day: CivilDate) {
        year = day.year
        number = (day.month + 2) / 3
    }

    public var firstDay: CivilDate { CivilDate(year: year, month: number * 3 - 2, day: 1) ?? .epoch }

    public var lastDay: CivilDate {
        let month = number * 3
        return CivilDate(year: year, month: month, day: CivilDate.lengthOfMonth(month, year: year)) ?? .epoch
    }

    public static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

/// What a room tells the petition office of one result, each quarter (按季反馈).
///
/// - Policy: JB-18
public enum QuarterFeedback {
    public typealias ID = Identifier<QuarterFeedback>

    /// Whether what was reported turned out to be so (属实程度). The list of the values is a convention.
    public enum Substantiation: String, Hashable, Sendable, CaseIterable {
        /// 属实
        case substantiated
        /// 部分属实
        case partly
        /// 不属实
        case unfounded
        /// 未核查
        case unchecked
    }

    /// What the reporter has heard (向检举控告人反馈情况).
    public enum Told: String, Hashable, Sendable, CaseIterable {
        /// 已反馈
        case told
        /// 应反馈未反馈
        case owed
        /// 非实名，无需反馈
        case nothingOwed = "nothing_owed"
    }

    /// The value that the form begins with; the room changes it where its check says otherwise.
    ///
    /// - Policy: JB-18
    public static func presumed(from conclusion: Conclusion) -> Substantiation {
        switch conclusion {
        case .closedWithoutCheck, .appealEnded: .unchecked
        case .closedUnfounded, .appealUpheld: .unfounded
        case .educated, .appealVaried: .partly
        case .caseFiled, .transferredToPartyOrgan, .appealRevoked: .substantiated
        }
    }

    /// Only a real-name reporter is owed the result (JB-27).
    public static func told(_ signature: ReporterSignature, hasReached: Bool) -> Told {
        guard signature.isRealName else { return .nothingOwed }
        return hasReached ? .told : .owed
    }

    /// Whose duty it is: a room that handles clues or appeals, in an organ that has a petition office.
    ///
    /// - Policy: JB-18
    public static func rooms(of directory: Directory) -> [Room] {
        let offices = Set(directory.rooms.filter { $0.kind == .petitionOffice }.map(\.organ))
        return directory.rooms.filter { room in
            offices.contains(room.organ) && !room.staff.isEmpty && (room.kind.handlesClues || room.kind == .caseReview)
        }
    }
}

extension Policy {
    /// What the quarterly feedback rests on.
    public static let quarterFeedback: Policy = "JB-18"
}
