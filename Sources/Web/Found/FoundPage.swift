import Casework

/// What the rooms of an organ found themselves (自行发现线索), with the form of whoever works in such a room.
public struct FoundPage: StaffPage {
    /// One line. Nothing of what was found.
    public struct Row: Sendable {
        public var id: String
        public var number: String
        public var room: String
        public var origin: Text
        public var foundOn: Day
        public var state: Text
        /// The clue that came of it, where the reader sees it.
        public var clue: (number: String, id: String)?
        public var mayNote: Bool
        public var mayMove: Bool
    }

    public var rows: [Row]
    /// Nil for whoever registers nothing here.
    public var form: FormState?

    public var title: Text { .foundTitle }
    public var area: StaffArea? { .found }
    public var link: Link { .found }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .foundHint)
        if let form {
            html.problems(of: form)
            write(form, into: &html, in: frame)
        }
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nothingFound) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.foundTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.foundNumber, .room, .clueOrigin, .foundOn, .state, .clueNumber, .action])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, in: frame) }
                }
            }
        }
    }

    /// How many people can be named at once.
    static let accusedRows = 1...3

    private func write(_ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .unfolded(form.isBack("summary"))) { html in
            html(.summary, say: .registerFound)
            html.post(to: .found, frame.token, style: "entry", hidden: ["form": form.entered["form"]]) { html in
                let origins = ClueOrigin.found.map { Choice($0.rawValue, $0.words) }
                html.buttons(Field("origin", .clueOrigin, isRequired: true), origins, in: form)
                html.line(Field("found_on", .foundOn, isRequired: true), .date, in: form)
                for row in Self.accusedRows {
                    html.line(Field("name-\(row)", .accusedName), in: form)
                    html.line(Field("unit-\(row)", .unit), in: form)
                    html.line(Field("post-\(row)", .post), in: form)
                }
                var summary = Field("summary", .foundSummary, isRequired: true)
                summary.longest = ReceiveLimits.summaryCharacters
                html.box(summary, lines: 4, in: form)
                html.breaches(in: form)
                html.tick(Field("micro", .tickMicroCorruption, hint: .microFields), in: form)
                html(.div, .class("ticks")) { html in
                    for risk in RiskFlag.allCases { html.tick(Field("risk-" + risk.rawValue, risk.words), in: form) }
                }
                html.tick(Field("no_secrets", .tickNoSecrets, isRequired: true), in: form)
                html.actions(.registerFound)
            }
        }
    }
}

extension FoundPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: number)
            html(.td) { html in html.told(room) }
            html(.td, say: origin)
            html(.td) { html in html.day(foundOn) }
            html(.td, say: state)
            html(.td) { html in
                guard let clue else { return html.text("–") }
                html(.a, .href(.clue(clue.id)), .class("number"), text: clue.number)
            }
            html(.td, .class("do")) { html in
                if mayNote { html.postButton(.noteFound, to: .found(id, "note"), frame.token, style: "button small") }
                if mayMove { html.postButton(.moveFound, to: .found(id, "move"), frame.token, style: "button small") }
            }
        }
    }
}

extension FoundClue.State {
    var words: Text {
        switch self {
        case .filed: Text("本室办理，报案管备案", "With its room; filed with case supervision")
        case .noted: Text("已备案", "On file with case supervision")
        case .handed: Text("待案管移送", "Waits for case supervision")
        case .moved: Text("已移送", "Moved")
        }
    }
}
