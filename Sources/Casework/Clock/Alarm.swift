/// What is told beyond the organ where it happened (预警): nothing of what an item says, only that it is late, or that
/// a change which nobody may make was refused.
///
/// - Policy: JB-52
public enum Alarm {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What must go up sealed has not gone in time (JB-15).
        case lateReport = "late_report"
        /// What was sent up sealed thirty days ago has no receipt (JB-15).
        case receiptMissing = "receipt_missing"
        /// A change or deletion that the program never makes was refused.
        case refusedChange = "refused_change"
        /// The day has passed on which an organ or a room was to end, and open work lies there (DW-ending).
        case workLeft = "work_left"
        /// Somebody opened very many items within an hour (DW-reading).
        case bulkReading = "bulk_reading"
        /// The audit log was not sealed in time.
        case sealLate = "seal_late"
        /// Heads that were kept outside are not those of the audit log.
        case headsDiffer = "heads_differ"
        /// No receiver takes the heads of the audit log any more.
        case headsStopped = "heads_stopped"
        /// The audit log is not as it was written.
        case logDamaged = "log_damaged"
        /// Entries are gone whose writers were told that they stand there.
        case entriesLost = "entries_lost"
        /// A signed hand-off is not as it was written (ZJ-23).
        case handoffBroken = "handoff_broken"
        /// The disk on which the log stands has little room left: once it is full there are neither entries nor looks.
        case diskLow = "disk_low"

        public var concern: Concern {
            switch self {
            case .lateReport, .receiptMissing, .refusedChange, .workLeft, .bulkReading: .work
            case .sealLate, .headsDiffer, .headsStopped, .logDamaged, .entriesLost: .log
            case .handoffBroken, .diskLow: .site
            }
        }
    }

    /// What an alarm is about, which says nothing of who is told: whoever looks for a hand in the log looks there alone.
    public enum Concern: Hashable, Sendable {
        /// Items, and what somebody did with them.
        case work
        /// The audit log itself.
        case log
        /// What else of the whole site every auditor is told of, once a day: signed hand-offs, and the disk.
        case site
    }

    public enum Audience: String, Hashable, Sendable, CaseIterable {
        /// The petition office of the next-higher organ, to which it should have gone.
        case upperOffice = "upper_office"
        /// The auditor of the organ where it happened.
        case auditor
    }

    /// Who is told of a clock that ran out, and in which organ. The own head and the own leaders never are.
    ///
    /// - Parameters:
    ///   - superiors: the organs above, the next one first.
    ///   - barred: organs that must not know of the item (HS-26): the one above them is told instead.
    public static func addressees(
        of clock: ClockKind, at organ: Organ.ID, superiors: [Organ.ID], barred: Set<Organ.ID>
    ) -> [(organ: Organ.ID, audience: Audience)] {
        clock == .upwardReport ? auditorAndAbove(organ, superiors, barred) : []
    }

    /// Who is told that nobody has signed for the receipt of what was sent up sealed: whoever should have it knows
    /// whether it came. Until then its only copy is kept.
    ///
    /// - Parameter passedBy: organs that it went past, because it is about them (HS-26).
    /// - Policy: JB-15, DW-export
    public static func addressees(
        ofMissingReceiptAt organ: Organ.ID, superiors: [Organ.ID], passedBy: Set<Organ.ID>
    ) -> [(organ: Organ.ID, audience: Audience)] { auditorAndAbove(organ, superiors, passedBy) }

    /// Who is told that open work lies behind the day on which an organ, or a room of it, was to end: whoever above can
    /// have it finished or handed over.
    ///
    /// - Parameter barred: organs that must not know of something of it.
    /// - Policy: DW-ending
    public static func addressees(
        ofWorkLeftAt organ: Organ.ID, superiors: [Organ.ID], barred: Set<Organ.ID>
    ) -> [(organ: Organ.ID, audience: Audience)] { auditorAndAbove(organ, superiors, barred) }

    private static func auditorAndAbove(
        _ organ: Organ.ID, _ superiors: [Organ.ID], _ barred: Set<Organ.ID>
    ) -> [(organ: Organ.ID, audience: Audience)] {
        let own: [(organ: Organ.ID, audience: Audience)] = barred.contains(organ) ? [] : [(organ, .auditor)]
        guard let upper = superiors.first(where: { !barred.contains($0) }) else { return own }
        return own + [(upper, .upperOffice)]
    }

    /// The rules of the database by which reports, hand-offs, the audit log and the sealed register stand as they were
    /// written. The program never breaks one: whoever does tries to change or delete what nobody may.
    public static let guardingRules: Set<String> = [
        "clue_handoff_is_signed", "report_handoff_is_signed", "handoff_tells_where_it_is", "report_sealed_up_is_bare",
        "entry_digest_is_sha256", "entry_sequence_counts_up", "chain_digest_is_sha256", "entry_is_append_only",
        "inbox_is_append_only", "chain_is_append_only", "seal_is_append_only", "sealed_head_is_append_only",
    ]

    /// The rule by which no paper names whoever reported: names that are tried one by one find them.
    ///
    /// - Policy: JB-47
    public static let reporterRule = "paper_names_nobody_who_reported"

    /// The rule by which a role may not do something at all.
    public static let privilegeRule = "insufficient_privilege"
}
