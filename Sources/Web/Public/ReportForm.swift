public import Casework

/// The public report form, in two steps. Where and about whom comes first, on a page without any field for text, because
/// that decides whether this organ may be told anything at all; after it, as few fields as possible.
///
/// - Policy: JB-15
public struct ReportForm: PublicPage {
    /// What the form offers to choose from.
    public struct Offers: Sendable {
        /// Places whose organ has somebody who opens what is handed in.
        public var areas: [Choice]
        /// Who receives what is about higher levels or about the head of the place's own organ.
        public var uppers: [Upper]
        public var files: FileRule

        public init(areas: [Choice], uppers: [Upper], files: FileRule) {
            self.areas = areas
            self.uppers = uppers
            self.files = files
        }
    }

    /// The office above some of the places.
    public struct Upper: Sendable {
        public var areas: [Choice]
        public var office: Office

        public init(areas: [Choice], office: Office) {
            self.areas = areas
            self.office = office
        }
    }

    /// The form's id: the language switch sends it.
    static let formID = "report"

    public var offers: Offers
    public var form: FormState
    /// What was written for an organ that may not hold it: not kept, and shown once more so that it can be copied.
    public var copy = ""

    public init(offers: Offers, form: FormState) {
        self.offers = offers
        self.form = form
    }

    public var heading: Text { .reportHeading }
    public var languageSwitch: PublicFrame.LanguageSwitch { .form(id: Self.formID) }
    public var scripts: [Asset] { isSecondStep ? form.scripts : [] }

    /// The first question is answered, and in a way that lets this organ hear it.
    var isAnswered: Bool {
        let managed = ManagedBy(rawValue: form.entered["managed"])
        return offers.areas.contains { $0.value == form.entered["area"] } && managed.map { !$0.isSealed } ?? false
    }

    /// Text is written on the second step alone.
    var isSecondStep: Bool {
        isAnswered && !form.problems.contains { ["area", "managed"].contains($0.field) }
            && (form.entered[Self.stage] == Self.text || !form.entered["text"].isEmpty)
    }

    /// The field that says which step was sent, and the buttons that lead from one to the other.
    static let stage = "stage"
    static let text = "text"
    static let step = "step"
    static let (on, back) = ("on", "back")

    public func write(into html: inout HTML, in frame: PublicFrame) {
        html.problems(of: isSecondStep ? form : firstStep)
        html(.p, .class("warning"), say: .noStateSecretsPublic)
        html.post(
            to: .report, frame.token, id: Self.formID, style: "entry", withFiles: isSecondStep,
            hidden: ["form": form.entered["form"], Self.stage: isSecondStep ? Self.text : ""]
        ) { html in
            if isSecondStep { writeSecondStep(into: &html) } else { writeFirstStep(into: &html) }
        }
        writeCopy(into: &html)
    }
}

extension ReportForm {
    /// Only what can be mended on this step.
    private var firstStep: FormState {
        let problems = form.problems.compactMap { problem in
            switch problem.field {
            case "area", "managed": problem
            case _: nil
            }
        }
        return FormState(entered: form.entered, problems: problems, message: form.message)
    }

    /// No field of it can hold a word. What was written before somebody came back to it waits unseen.
    private func writeFirstStep(into html: inout HTML) {
        let form = firstStep
        html(.section) { html in
            html(.h2, say: .reportStepWho)
            html.pick(Field("area", .reportArea, isRequired: true), offers.areas, in: form)
            html.buttons(
                Field("managed", .publicManagedByQuestion, hint: .publicManagedByHint, isRequired: true),
                ManagedBy.allCases.map { Choice($0.rawValue, $0.publicLabel) },
                stacked: true, in: form
            )
        }
        html(.section, .class("elsewhere")) { html in
            html(.h2, say: .notHereTitle)
            html(.p, say: .notHere)
            writeUppers(into: &html)
        }
        for name in Self.carried where !self.form.entered[name].isEmpty {
            html(.input, .type(.hidden), .name(name), .value(self.form.entered[name]))
        }
        html(.div, .class("actions content")) { html in
            html(.button, .submit, .class("button primary large"), .name(Self.step), .value(Self.on), say: .reportGoOn)
        }
    }

    private static let carried = [
        "signature", "reporter-name", "reporter-phone", "reporter-address", "recusal", "protection", "accused-name",
        "accused-unit", "accused-post", "text", "acted-from", "acted-to", "read", "no-secrets",
    ]

    private func writeSecondStep(into html: inout HTML) {
        html.waitingNumber(in: form)
        html(.section) { html in
            html(.h2, say: .reportStepWho)
            let area = offers.areas.first { $0.value == form.entered["area"] }
            var facts: [Fact] = []
            if let area { facts.append(Fact(.reportArea, .said(area.label))) }
            if let managed = ManagedBy(rawValue: form.entered["managed"]) {
                facts.append(Fact(.publicManagedByQuestion, .said(managed.publicLabel)))
            }
            html.facts(facts)
            for name in ["area", "managed"] {
                html(.input, .type(.hidden), .name(name), .value(form.entered[name]))
            }
        }
        html(.section) { html in writeSigning(into: &html) }
        html(.section) { html in writeMatter(into: &html) }
        html(.section) { html in writeSending(into: &html) }
    }

    private func writeCopy(into html: inout HTML) {
        guard !copy.isEmpty, !isSecondStep else { return }
        html(.section, .class("elsewhere-copy")) { html in
            html(.h2, say: .notKeptTitle)
            html(.p, say: .notKeptHint)
            html.told(paragraphs: copy)
        }
    }
}

extension ReportForm {
    /// A form that was sent for an upper level comes back with the office above the place that was chosen. Before that
    /// the page cannot know which one it will be, and names them all: without scripts nothing on it follows the choice.
    private func writeUppers(into html: inout HTML) {
        let isForUpper = ManagedBy(rawValue: form.entered["managed"])?.isSealed == true
        let area = form.entered["area"]
        let chosen = isForUpper ? offers.uppers.filter { $0.areas.contains { $0.value == area } } : []
        for upper in chosen.isEmpty ? offers.uppers : chosen {
            if offers.uppers.count > 1 { html(.h3, say: .happenedIn(upper.areas.map(\.label))) }
            html.office(upper.office)
        }
    }

    private func writeSigning(into html: inout HTML) {
        html(.h2, say: .reportStepSigning)
        html.buttons(
            Field("signature", .signingQuestion, isRequired: true),
            [Choice("real", .signingReal), Choice("anonymous", .signingAnonymous)],
            stacked: true, in: form
        )
        html(.div, .class("fields reporter")) { html in
            html.line(Field("reporter-name", .yourName), .short, in: form)
            html.line(Field("reporter-phone", .yourPhone, hint: .yourPhoneHint), .phone, in: form)
            var address = Field("reporter-address", .yourAddress)
            address.longest = Limits.addressCharacters
            html.line(address, in: form)
        }
        html.tick(Field("recusal", .askRecusal), in: form)
        html.tick(Field("protection", .askProtection), in: form)
    }

    private func writeMatter(into html: inout HTML) {
        html(.h2, say: .reportStepWhat)
        html(.div, .class("fields")) { html in
            html.line(Field("accused-name", .publicAccusedName, hint: .publicAccusedHint), in: form)
            html.line(Field("accused-unit", .publicAccusedUnit), in: form)
            html.line(Field("accused-post", .publicAccusedPost), in: form)
        }
        var text = Field("text", .whatHappened, hint: .whatHappenedHint, isRequired: true)
        text.longest = Limits.reportCharacters
        html.box(text, lines: 14, in: form)
        html.statedDays(in: form)
        html.files(offers.files, .files, in: form)
    }

    private func writeSending(into html: inout HTML) {
        html(.h2, say: .reportStepSend)
        html.points([.truthfulness, .secrecyPromise, .codePromise])
        html.tick(Field("read", .tickRead, isRequired: true), in: form)
        html.tick(Field("no-secrets", .tickNoSecrets, isRequired: true), in: form)
        html.waitingQuestion(in: form)
        html(.div, .class("actions")) { html in
            html(.button, .submit, .class("button primary large"), say: .handIn)
            html(
                .button, .submit, .class("button"), .name(Self.step), .value(Self.back), .withoutChecks,
                say: .reportGoBack)
        }
    }
}

/// A report as a member of the public wrote it.
public struct PublicReport: Sendable {
    /// One of the offered areas.
    public let area: String
    /// Never a sealed value.
    public let managedBy: ManagedBy
    /// Nil when anonymous.
    public let reporter: DeskEntry.Reporter?
    /// Name or description, unit, post; the level is nobody's guess. Nil when it blames nobody.
    public let accused: DeskEntry.Accused?
    /// What happened.
    public let text: String
    /// When, if the writer said so apart from the text.
    public let actedOn: ActPeriod?
    /// Asks that somebody be kept out of it.
    public let asksRecusal: Bool
    /// Asks for protection.
    public let asksProtection: Bool
    /// The writer has confirmed that it holds no state secrets.
    public let isFreeOfStateSecrets: Bool

    /// Reads the public form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change. When the report belongs to a higher level, the form
    ///   that comes back has lost all content: this organ must not hold it for a moment longer.
    public static func read(_ fields: FormFields, offers: ReportForm.Offers) throws(FormRefused) -> PublicReport {
        let managed = ManagedBy(rawValue: fields["managed"])
        if let managed, managed.isSealed { throw refusalWithoutContent(fields) }
        var reader = FormReader(fields)
        let area = reader.choice("area", among: offers.areas, missing: .chooseArea)
        if managed == nil { reader.refuse("managed", .chooseManagedBy) }
        let signature = reader.choice("signature", of: Signature.self, missing: .chooseSigning)
        let reporter = signature == .anonymous ? nil : readReporter(&reader, isAsked: signature != nil)
        let accused = readAccused(&reader)
        let text = reader.lines("text", missing: .typeWhatHappened, longest: Limits.reportCharacters)
        let actedOn = ActPeriod.read(&reader)
        reader.mustTick("read", .tickReadFirst)
        let isFree = reader.isTicked("no-secrets")
        if let fault = Receive.fault(ofSecrets: isFree) { reader.refuse("no-secrets", Text(fault)) }
        guard reader.problems.isEmpty, signature != nil, let area, let managed else { throw FormRefused(reader) }
        return PublicReport(
            area: area, managedBy: managed, reporter: reporter, accused: accused, text: text, actedOn: actedOn,
            asksRecusal: reader.isTicked("recusal"),
            asksProtection: reader.isTicked("protection"),
            isFreeOfStateSecrets: isFree
        )
    }

    /// Name and telephone are asked of those who chose to sign, and of nobody who has not chosen yet.
    private static func readReporter(_ reader: inout FormReader, isAsked: Bool) -> DeskEntry.Reporter {
        DeskEntry.Reporter(
            name: reader.line("reporter-name", missing: isAsked ? .typeYourName : nil),
            phone: reader.line("reporter-phone", missing: isAsked ? .typeYourPhone : nil),
            address: reader.line("reporter-address", longest: Limits.addressCharacters)
        )
    }

    private static func readAccused(_ reader: inout FormReader) -> DeskEntry.Accused? {
        let accused = DeskEntry.Accused(
            name: reader.line("accused-name"), unit: reader.line("accused-unit"), post: reader.line("accused-post"),
            level: nil
        )
        return accused.isEmpty ? nil : accused
    }

    static func refusalWithoutContent(_ fields: FormFields) -> FormRefused {
        var kept = FormFields()
        for name in ["area", "managed", "form"] { kept.set(name, to: fields[name]) }
        var reader = FormReader(kept)
        reader.refuse("managed", .upperReportsElsewhere)
        return FormRefused(reader)
    }
}
