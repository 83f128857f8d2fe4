import Casework
import Operations

// The cursors of each list in bytes.

extension BoardCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(precedence.byte << 1 | (isFinished ? 1 : 0))
        bytes.append(routedAt)
        bytes.append(clue)
    }

    init?(from bytes: inout CursorBytes) {
        guard let marks = bytes.take(UInt8.self), let precedence = Precedence(byte: marks >> 1),
            let routedAt = bytes.takeInstant(), let clue: Clue.ID = bytes.takeID()
        else { return nil }
        self.init(isFinished: marks & 1 == 1, precedence: precedence, routedAt: routedAt, clue: clue)
    }
}

extension InboxCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(precedence.byte << 2 | (isQuarantined ? 2 : 0) | (isImported ? 1 : 0))
        bytes.append(receivedAt)
        bytes.append(report)
    }

    init?(from bytes: inout CursorBytes) {
        guard let marks = bytes.take(UInt8.self), let precedence = Precedence(byte: marks >> 2),
            let receivedAt = bytes.takeInstant(), let report: Report.ID = bytes.takeID()
        else { return nil }
        self.init(
            precedence: precedence, isQuarantined: marks & 2 == 2, isImported: marks & 1 == 1,
            receivedAt: receivedAt, report: report
        )
    }
}

extension Precedence {
    fileprivate var byte: UInt8 { UInt8(priority.rawValue << 1 | (isRealName ? 1 : 0)) }

    fileprivate init?(byte: UInt8) {
        guard let priority = Priority(rawValue: Int(byte >> 1)) else { return nil }
        self.init(priority, isRealName: byte & 1 == 1)
    }
}

extension RegisterCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(Int16(truncatingIfNeeded: number.year))
        bytes.append(Int32(truncatingIfNeeded: number.number))
        bytes.append(report)
    }

    init?(from bytes: inout CursorBytes) {
        guard let year = bytes.take(Int16.self), let number = bytes.take(Int32.self),
            let report: Report.ID = bytes.takeID()
        else { return nil }
        self.init(number: ReportNumber(year: Int(year), number: Int(number)), report: report)
    }
}

extension NoticeCursor: PageCursor {
    /// Stands for a notice without a last day; no day of the calendar is so far away.
    private static let noDay = Int32.max

    func write(to bytes: inout CursorBytes) {
        bytes.append(UInt8(isSettled ? 1 : 0))
        bytes.append(dueOn.map { Int32(truncatingIfNeeded: $0.daysSinceEpoch) } ?? Self.noDay)
        bytes.append(notice)
    }

    init?(from bytes: inout CursorBytes) {
        guard let marks = bytes.take(UInt8.self), marks <= 1, let days = bytes.take(Int32.self),
            let notice: NoticeRecord.ID = bytes.takeID()
        else { return nil }
        let dueOn = CivilDate(daysSinceEpoch: Int(days))
        guard dueOn != nil || days == Self.noDay else { return nil }
        self.init(isSettled: marks == 1, dueOn: dueOn, notice: notice)
    }
}

extension SealedCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(line)
    }

    init?(from bytes: inout CursorBytes) {
        guard let line: SealedLine.ID = bytes.takeID() else { return nil }
        self.init(line: line)
    }
}

extension ClockCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(Int32(truncatingIfNeeded: dueOn.daysSinceEpoch))
        bytes.append(clock)
    }

    init?(from bytes: inout CursorBytes) {
        guard let days = bytes.take(Int32.self), let dueOn = CivilDate(daysSinceEpoch: Int(days)),
            let clock: StoredClock.ID = bytes.takeID()
        else { return nil }
        self.init(dueOn: dueOn, clock: clock)
    }
}

extension WaitingCallCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(Int32(truncatingIfNeeded: receivedOn.daysSinceEpoch))
        bytes.append(report)
    }

    init?(from bytes: inout CursorBytes) {
        guard let days = bytes.take(Int32.self), let receivedOn = CivilDate(daysSinceEpoch: Int(days)),
            let report: Report.ID = bytes.takeID()
        else { return nil }
        self.init(receivedOn: receivedOn, report: report)
    }
}

extension PaperCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(UInt8(isDraft ? 1 : 0))
        bytes.append(draftedAt)
        bytes.append(paper)
    }

    init?(from bytes: inout CursorBytes) {
        guard let marks = bytes.take(UInt8.self), marks <= 1, let draftedAt = bytes.takeInstant(),
            let paper: Paper.ID = bytes.takeID()
        else { return nil }
        self.init(isDraft: marks == 1, draftedAt: draftedAt, paper: paper)
    }
}

extension NewestCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(at)
        bytes.append(row)
    }

    init?(from bytes: inout CursorBytes) {
        guard let at = bytes.takeInstant(), let row: Identifier<Never> = bytes.takeID() else { return nil }
        self.init(at: at, row: row)
    }
}

extension SearchCursor: PageCursor {
    func write(to bytes: inout CursorBytes) {
        bytes.append(Int32(truncatingIfNeeded: receivedOn.daysSinceEpoch))
        if let report { bytes.append(report) }
    }

    init?(from bytes: inout CursorBytes) {
        guard let days = bytes.take(Int32.self), let day = CivilDate(daysSinceEpoch: Int(days)) else { return nil }
        if bytes.rest.isEmpty {
            self.init(day)
        } else {
            guard let report: Report.ID = bytes.takeID() else { return nil }
            self.init(day, report)
        }
    }
}
