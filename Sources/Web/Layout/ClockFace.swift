/// A statutory clock as pages show it: a colour, a sign and words, so that no reader depends on the colour.
public struct ClockFace: Sendable {
    /// How pressing it is.
    public enum Tone: String, Sendable, CaseIterable {
        /// There is time.
        case calm
        /// Inside the warning period.
        case near
        /// Past its day.
        case late
        /// Not running: done, stopped or suspended.
        case still
    }

    /// What is due.
    public var name: Text
    /// How pressing it is.
    public var tone: Tone
    /// What the chip says: "还有 3 个工作日".
    public var words: Text
    /// The last day.
    public var due: Day
    /// How the day was computed, step by step; empty where there is no room.
    public var explanation: [Text]
    /// The clock's own page; nil where there is no room for a link.
    public var link: Link?

    public init(name: Text, tone: Tone, words: Text, due: Day, explanation: [Text] = [], link: Link? = nil) {
        self.name = name
        self.tone = tone
        self.words = words
        self.due = due
        self.explanation = explanation
        self.link = link
    }
}

/// A mark on a clue that decides its order: 微腐败, 急, 重复 …
public struct Flag: Sendable, Hashable {
    /// How loud it is.
    public enum Tone: String, Sendable, CaseIterable {
        case plain
        case fast
        case urgent
    }

    /// What it says.
    public var words: Text
    /// How loud it is.
    public var tone: Tone

    public init(_ words: Text, _ tone: Tone = .plain) {
        self.words = words
        self.tone = tone
    }
}

extension HTML {
    /// Appends a clock's chip.
    mutating func chip(_ clock: ClockFace) {
        light(clock.words, clock.tone)
    }

    /// Appends a state in words, with the sign and colour of a clock's tone.
    mutating func light(_ words: Text, _ tone: ClockFace.Tone) {
        self(.span, .class(Self.chipClass(tone))) { html in
            html(.span, .class("sign"), .decorative, text: Self.sign(of: tone))
            html.say(words)
        }
    }

    /// Appends a flag.
    mutating func flag(_ flag: Flag) {
        self(.span, .class(Self.flagClass(flag.tone)), say: flag.words)
    }

    private static func chipClass(_ tone: ClockFace.Tone) -> String {
        switch tone {
        case .calm: "clock calm"
        case .near: "clock near"
        case .late: "clock late"
        case .still: "clock still"
        }
    }

    private static func sign(of tone: ClockFace.Tone) -> String {
        switch tone {
        case .calm: "○"
        case .near: "▲"
        case .late: "■"
        case .still: "–"
        }
    }

    private static func flagClass(_ tone: Flag.Tone) -> String {
        switch tone {
        case .plain: "flag"
        case .fast: "flag fast"
        case .urgent: "flag urgent"
        }
    }
}
