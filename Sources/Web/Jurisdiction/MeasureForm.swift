import Casework

/// A measure that the reader may propose: what it could name.
public struct MeasureForm: Sendable {
    /// The code of its kind.
    public var kind: String
    public var name: Text
    /// Who approves it, and what follows.
    public var approval: Text
    /// The organs to choose from; empty where none is named, or only one could be.
    public var organs: [Choice]
    /// The rooms to choose from.
    public var rooms: [Choice]
    public var reasons: [Choice]
    /// Rooms that it may name: none, the one that shall have it, or those that assist.
    public var roomFields: Int
    /// Each of them gets a slice.
    public var hasSlices: Bool
    public var hasRequirement: Bool

    public init(
        kind: String, name: Text, approval: Text, organs: [Choice], rooms: [Choice], reasons: [Choice],
        roomFields: Int, hasSlices: Bool, hasRequirement: Bool
    ) {
        self.kind = kind
        self.name = name
        self.approval = approval
        self.organs = organs
        self.rooms = rooms
        self.reasons = reasons
        self.roomFields = roomFields
        self.hasSlices = hasSlices
        self.hasRequirement = hasRequirement
    }

    /// The fields' names differ from kind to kind, so that a page with several forms has unique ids.
    static func field(_ kind: String, _ name: String) -> String { kind + "-" + name }
    func field(_ name: String) -> String { Self.field(kind, name) }
}

/// What somebody sent with the form of a measure.
public struct MeasureEntry: Sendable {
    /// Nil where no organ is to be named.
    public let organ: String?
    public let rooms: [String]
    public let slices: [String]
    public let reason: String
    public let words: String
    public let requirement: String

    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(_ fields: FormFields, for form: MeasureForm) throws(FormRefused) -> MeasureEntry {
        var reader = FormReader(fields)
        let organ =
            form.organs.isEmpty ? nil : reader.choice(form.field("organ"), among: form.organs, missing: .chooseOne)
        var rooms: [String] = []
        var slices: [String] = []
        for place in 0..<form.roomFields {
            let (field, task) = (form.field("room-\(place + 1)"), form.field("slice-\(place + 1)"))
            // The first room must be there; the others may stay empty.
            guard place == 0 || !fields[field].isEmpty else { continue }
            guard let room = reader.choice(field, among: form.rooms, missing: .chooseOne) else { continue }
            rooms.append(room)
            guard form.hasSlices else { continue }
            slices.append(reader.lines(task, missing: .sliceMissing, longest: JurisdictionLimits.words))
        }
        let reason = reader.choice(form.field("reason"), among: form.reasons, missing: .chooseOne)
        let words = reader.lines(form.field("words"), missing: .wordsMissing, longest: JurisdictionLimits.words)
        let requirement =
            form.hasRequirement ? reader.lines(form.field("requirement"), longest: JurisdictionLimits.words) : ""
        guard reader.problems.isEmpty, let reason else { throw FormRefused(reader) }
        return MeasureEntry(
            organ: organ, rooms: rooms, slices: slices, reason: reason, words: words, requirement: requirement)
    }
}

extension MeasureForm {
    func write(_ clue: String, _ state: FormState, into html: inout HTML, in frame: StaffFrame) {
        let isBack = state.isBack(field("organ"), field("reason"), field("words"))
        html(.details, .class("step"), .id("measure-" + kind), .unfolded(isBack)) { html in
            html(.summary) { html in html(.span, .class("grow"), say: name) }
            html(.p, .class("hint"), say: approval)
            html.post(to: .measures(clue), frame.token, style: "entry", hidden: ["kind": kind]) { html in
                if !organs.isEmpty {
                    html.pick(Field(field("organ"), .targetOrgan, isRequired: true), organs, in: state)
                }
                for place in 0..<roomFields { writeRoom(place, state, into: &html) }
                html.pick(Field(field("reason"), .measureReason, isRequired: true), reasons, in: state)
                html.box(words(field("words"), .measureWords, hint: .measureWordsHint), lines: 3, in: state)
                if hasRequirement {
                    var demand = Field(field("requirement"), .measureRequirement)
                    demand.longest = JurisdictionLimits.words
                    html.box(demand, lines: 3, in: state)
                }
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .proposeMeasure)
                }
            }
        }
    }

    private func writeRoom(_ place: Int, _ state: FormState, into html: inout HTML) {
        let label: Text = hasSlices ? .assistingRoom(place + 1) : .targetRoom
        html.pick(Field(field("room-\(place + 1)"), label, isRequired: place == 0), rooms, in: state)
        guard hasSlices else { return }
        var task = Field(field("slice-\(place + 1)"), .slice(place + 1), isRequired: place == 0)
        task.longest = JurisdictionLimits.words
        html.box(task, lines: 2, in: state)
    }

    private func words(_ name: String, _ label: Text, hint: Text) -> Field {
        var field = Field(name, label, hint: hint, isRequired: true)
        field.longest = JurisdictionLimits.words
        return field
    }
}
