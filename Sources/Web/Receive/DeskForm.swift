public import Casework

/// A form that cannot be taken yet. Its description holds nothing of what was typed.
public struct FormRefused: Error, CustomStringConvertible {
    /// The form to show again.
    public let state: FormState

    public var description: String { "The form needs \(state.problems.count) changes." }

    init(_ reader: FormReader) {
        state = reader.state
    }

    init(_ state: FormState) {
        self.state = state
    }
}

/// A report as the desk entered it, ready to be registered.
public struct DeskEntry: Sendable {
    /// One accused person or unit, as the report states it.
    public struct Accused: Sendable, Equatable {
        /// Name or description; may be empty when ``unit`` or ``post`` is not.
        public let name: String
        /// Unit; may be empty when ``name`` or ``post`` is not.
        public let unit: String
        /// Post; may be empty when ``name`` or ``unit`` is not.
        public let post: String
        /// One of the offered levels; nil when not stated.
        public let level: String?

        /// A row in which nobody is named; a level alone names nobody.
        var isEmpty: Bool { name.isEmpty && unit.isEmpty && post.isEmpty }
    }

    /// Who reports. Goes into the identity vault and nowhere else.
    public struct Reporter: Sendable, Equatable {
        public let name: String
        public let phone: String
        public let address: String
    }

    /// One of the offered channels.
    public let channel: String
    /// The day it came in.
    public let receivedOn: Day
    /// How it is signed.
    public let signature: Signature
    /// How many people signed, at least 1; 1 unless joint.
    public let signers: Int
    /// Nil when anonymous.
    public let reporter: Reporter?
    /// Never a sealed value: those go through ``SealedEntry``.
    public let managedBy: ManagedBy
    /// Empty for a letter that blames nobody; whether it tells enough, the rules of receipt say.
    public let accused: [Accused]
    /// Where it happened; may be empty.
    public let place: String
    /// One of the offered categories.
    public let category: String
    /// What the report says.
    public let summary: String
    /// What the clerk states beyond that, for whoever triages.
    public let stated: StatedFacts
    /// The clerk has confirmed that it holds no state secrets.
    public let isFreeOfStateSecrets: Bool

    /// Reads the desk's form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change. When the accused is managed by a higher level or
    ///   is the organ's own head, the form that comes back has lost all content: it must not be kept even there.
    public static func read(
        _ fields: FormFields,
        offers: DeskPage.Offers,
        today: Day
    ) throws(FormRefused) -> DeskEntry {
        var reader = FormReader(fields)
        let managed = ManagedBy(rawValue: fields["managed"])
        if let managed, managed.isSealed { throw refusalWithoutContent(fields) }
        let channel = reader.choice("channel", among: offers.channels, missing: .chooseChannel)
        let day = reader.day("received", missing: .typeReceivedDay, latest: today)
        let signature = reader.choice("signature", of: Signature.self, missing: .chooseSignature)
        let signers = signature == .joint ? reader.number("signers", in: 2...Limits.signers) : 1
        let reporter = signature == .anonymous ? nil : readReporter(&reader)
        if managed == nil { reader.refuse("managed", .chooseManagedBy) }
        let accused = readAccused(&reader, levels: offers.levels)
        let place = reader.line("place")
        let category = reader.choice("category", among: offers.categories, missing: .chooseCategory)
        let summary = reader.lines("summary", missing: .typeSummary, longest: Limits.reportCharacters)
        let stated = StatedFacts.read(&reader, organs: offers.organs)
        guard reader.problems.isEmpty, let channel, let day, let signature, let signers, let managed, let category
        else { throw FormRefused(reader) }
        return DeskEntry(
            channel: channel, receivedOn: day, signature: signature, signers: signers, reporter: reporter,
            managedBy: managed, accused: accused, place: place, category: category, summary: summary,
            stated: stated, isFreeOfStateSecrets: reader.isTicked("no-secrets")
        )
    }

    /// How many rows for accused persons the form that comes back shows.
    static func accusedRows(in fields: FormFields) -> Int {
        let asked = Int(fields["accused-rows"]) ?? 1
        let more = fields["add"] == "accused" ? 1 : 0
        return min(max(asked, 1) + more, Limits.accusedRows)
    }

    private static func readReporter(_ reader: inout FormReader) -> Reporter {
        Reporter(
            name: reader.line("reporter-name", missing: .typeReporterName),
            phone: reader.line("reporter-phone"),
            address: reader.line("reporter-address", longest: Limits.addressCharacters)
        )
    }

    private static func readAccused(_ reader: inout FormReader, levels: [Choice]) -> [Accused] {
        var people: [Accused] = []
        for row in 1...accusedRows(in: reader.fields) {
            let level = reader.fields["accused-\(row)-level"]
            let person = Accused(
                name: reader.line("accused-\(row)-name"),
                unit: reader.line("accused-\(row)-unit"),
                post: reader.line("accused-\(row)-post"),
                level: levels.contains { $0.value == level } ? level : nil
            )
            if !person.isEmpty { people.append(person) }
        }
        return people
    }

    /// What comes back of an item that must go up sealed: how and when it came in, as the sealed register asks for it.
    static func refusalWithoutContent(_ fields: FormFields) -> FormRefused {
        var kept = FormFields()
        for name in ["channel", "received", "managed", "form"] { kept.set(name, to: fields[name]) }
        for name in ["channel", "received"] { kept.set("sealed-" + name, to: fields[name]) }
        var reader = FormReader(kept)
        reader.refuse("managed", .sealedNeedsNoContent)
        return FormRefused(reader)
    }
}

/// An item of which nothing but its having come in may be written down. No field of it can hold free text.
///
/// - Policy: JB-15
public struct SealedEntry: Sendable {
    /// Why it is sealed: ``ManagedBy/upper`` or ``ManagedBy/ownHead``.
    public let managedBy: ManagedBy
    /// One of the offered channels.
    public let channel: String
    /// The day it came in.
    public let receivedOn: Day
    /// How many sheets or files there are.
    public let sheets: Int

    /// Reads the sealed register's form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(
        _ fields: FormFields,
        offers: DeskPage.Offers,
        today: Day
    ) throws(FormRefused) -> SealedEntry {
        var reader = FormReader(shownAgain(fields))
        let why = reader.choice("sealed-why", of: ManagedBy.self, missing: .chooseSealedWhy)
        if let why, !why.isSealed { reader.refuse("sealed-why", .chooseSealedWhy) }
        let channel = reader.choice("sealed-channel", among: offers.channels, missing: .chooseChannel)
        let day = reader.day("sealed-received", missing: .typeReceivedDay, latest: today)
        let sheets = reader.number("sealed-sheets", in: 1...Limits.sheets)
        guard reader.problems.isEmpty, let why, let channel, let day, let sheets else { throw FormRefused(reader) }
        return SealedEntry(managedBy: why, channel: channel, receivedOn: day, sheets: sheets)
    }

    /// A form that comes back must show the sealed register again, which follows from the answer above it.
    static func shownAgain(_ fields: FormFields) -> FormFields {
        var shown = fields
        shown.set("managed", to: fields["sealed-why"])
        return shown
    }
}
