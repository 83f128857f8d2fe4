/// Small pieces that many pages share.
extension HTML {
    /// A row of column headings.
    mutating func headings(_ names: [Text]) {
        self(.thead) { html in
            html(.tr) { html in
                for name in names { html(.th, .scope(.col), say: name) }
            }
        }
    }

    /// A figure with its name, inside a `dl`.
    mutating func figure(_ name: Text, _ value: Text) {
        self(.div) { html in
            html(.dt, say: name)
            html(.dd, say: value)
        }
    }

    /// Why the reader decides what is another's: whoever it is must stand aside (JB-48).
    mutating func standIn(_ isShown: Bool) {
        if isShown { self(.p, .class("hint"), say: .decideAsStandIn) }
    }

    /// A button that prints the page; scripts make it appear, without them the browser's own command does the same.
    mutating func printButton(_ label: Text) {
        self(.button, Attribute("type", "button"), .class("button small"), .printing, .unseen, say: label)
    }

    /// A paragraph of ours in both languages, the reader's first: of a page that cannot be had in the other one.
    mutating func saidTwice(_ style: String, _ text: Text) {
        self(.p, .class(style), say: text)
        self(.p, .class(style), .lang(language.other), text: text.spoken(in: language.other))
    }

    /// Paragraphs that somebody wrote; empty lines part them.
    mutating func told(paragraphs text: String) {
        for paragraph in text.split(separator: "\n") where !paragraph.allSatisfy(\.isWhitespace) {
            self(.p, .class("told")) { html in html.told(String(paragraph)) }
        }
    }
}

extension Attribute {
    /// Marks the button that prints.
    fileprivate static var printing: Self { .init(flag: "data-print", true) }
    /// Hides the element from everybody.
    static var unseen: Self { .init(flag: "hidden", true) }
}
