import Casework

/// What somebody asks the site beside its addresses: parameters, words and numbers to look for.
enum Questions {
    /// Queries by address. What an address does not know it leaves aside, and shows what it shows otherwise.
    static func queries(in organ: Organ.ID) -> [String: [String]] {
        [
            "/clues": ["tab=waiting", "tab=mine", "tab=room", "tab=room&pressing=yes", "tab=room&stale=yes"],
            "/clocks": ["view=warned", "view=overdue", "view=overdue&level=1", "view=overdue&level=3"],
            "/instructions": ["view=open", "view=late", "view=done"],
            "/directory": ["on=2026-03-02"],
            "/directory/people": ["organ=\(organ.rawValue)"],
            "/digest": ["month=2026-02", "month=2026-03"],
            "/reception": ["month=2026-03"],
            "/petitions": ["view=done"],
            "/documents": ["kind=acceptance", "kind=forwarding", "kind=supervision_order"],
            "/audit": ["from=2026-01-01&to=2026-12-31"],
            "/audit/export": ["from=2026-01-01&to=2026-12-31"],
            "/audit/sheet": ["day=2026-03-02"],
            "/api/v1/board": ["view=all", "view=mine", "view=to_claim&limit=1"],
        ]
    }

    /// Words that stand in the hidden matter.
    static let words = ["哨兵正文", "危房改造", "补助4.8万元", Told.reporter]

    /// The next numbers of an organ's registers, as somebody guesses them who saw the last one.
    static func numbers(of organ: Organ.ID) -> [String] {
        let code = organ.rawValue.drop { !$0.isNumber }.prefix(6)
        return ["XF", "XS", "GX"].flatMap { series in
            (1...2).map { "\(code)-2026-\(series)-00000\($0)" }
        }
    }
}
