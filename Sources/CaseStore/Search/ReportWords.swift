import Casework
import Libpq
import Sealing

// Tokens are written with the words that they are of, and made anew with each change of these.
extension Transaction {
    /// The tokens of reports that are handed in, for the organ that receives them.
    static func words(_ reports: [SealedReport], _ ids: [UUIDBits]) -> (Statement, [Value]) {
        (
            insertWords,
            [
                .uuidArray(ids), .names(reports.map(\.receiver)),
                .dateArray(reports.map { Int32($0.receivedOn.daysSinceEpoch) }),
                .textArray(reports.map(\.words.listed)),
            ]
        )
    }

    private static let insertWords = Statement(
        """
        insert into casework.report_words (report_id, organ_id, received_on, tokens)
        select r.report_id, r.organ_id, r.received_on, string_to_array(r.tokens, ',')::integer[]
        from unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) as r (report_id, organ_id, received_on, tokens)
        """
    )

    /// The organs that find a report by its words, and the day of its receipt, in whose month they look.
    struct Searchers {
        let organs: [Organ.ID]
        let day: CivilDate
    }

    /// The organ that has a report and the one that received it; nor the latter where it must not know (HS-26). Nil where
    /// nobody finds it any more. As the system.
    func searchers(of id: Report.ID) throws -> Searchers? {
        guard let row = try session.query(Self.findSearchers, [try lookUp(id)]).first else { return nil }
        var columns = Columns(row)
        let (holder, receiver): (Organ.ID, Organ.ID) = (try columns.name(), try columns.name())
        return Searchers(organs: Set([holder, receiver]).sorted(), day: try columns.date())
    }

    /// Makes the tokens of a report anew: somebody else is accused, or another organ has it. As the system.
    ///
    /// - Parameter searchers: who finds it from now on, and nobody else.
    func index(_ id: Report.ID, _ content: ReportContent, for searchers: Searchers) throws {
        let (organs, day) = (searchers.organs, searchers.day)
        let words = BlindWords(keyring)
        let classes = words.classes(
            of: [SearchField](
                summary: content.summary, text: content.text, place: content.place, accused: content.accused))
        for organ in organs {
            let tokens = words.tokens(classes, of: organ, inMonthOf: day)
            try session.later(
                Self.saveWords, [try id.value(), .name(organ), .date(day), .int4Array(tokens)])
        }
        try session.later(Self.forgetWords, [try id.value(), .names(organs)])
    }

    /// The same for what has just gone to another organ. Nothing where the words are no more.
    func indexAnew(_ id: Report.ID) throws {
        try asSystem { transaction in
            guard let content = try transaction.readableContent(of: id),
                let searchers = try transaction.searchers(of: id)
            else { return }
            try transaction.index(id, content, for: searchers)
        }
    }

    /// Whoever changes the words of a report holds its row: none of two writes the tokens of what the other left.
    static let findSearchers = Statement(
        """
        select
            k.organ_id,
            case when r.receiver_organ_id = any (r.barred_organ_ids) then k.organ_id else r.receiver_organ_id end,
            r.received_on
        from casework.report as r
        join casework.item_key as k on k.item_id = r.report_id and k.cell_id = r.cell_id
        where r.report_id = $1 and r.state <> 'sealed_up' and k.wrapped is not null
        for no key update of r
        """
    )
    private static let saveWords = Statement(
        """
        insert into casework.report_words as w (report_id, organ_id, received_on, tokens)
        values ($1, $2, $3, $4)
        on conflict on constraint report_words_is_unique do update
        set received_on = excluded.received_on, tokens = excluded.tokens
        where (w.received_on, w.tokens) is distinct from (excluded.received_on, excluded.tokens)
        """
    )
    private static let forgetWords = Statement(
        """
        update casework.report_words as w
        set tokens = '{}'
        where w.report_id = $1 and not w.organ_id = any ($2) and cardinality(w.tokens) > 0
        """
    )
}
