import Casework
import Operations

/// The people whom an item accuses, on the triage form: where each stands by the directory, and fields to correct it or
/// to note somebody whom the desk did not.
enum AccusedForm {
    /// Somebody whom a person adds in triage.
    struct Added: Sendable {
        let draft: AccusedDraft
        let placement: AccusedPlacement
    }

    /// The start of the names of one person's fields: `accused-1` for those on record, `new-1` for those added.
    enum Group: String {
        case recorded = "accused"
        case added = "new"

        func field(_ row: Int, _ name: String) -> String { "\(rawValue)-\(row)-\(name)" }
    }

    /// What was entered about the place of one person.
    static func placement(
        _ group: Group, _ row: Int, in reader: inout FormReader, _ offers: TriagePage.Offers
    ) -> AccusedPlacement {
        let organ = reader.fields[group.field(row, "discipline")]
        let former = reader.fields[group.field(row, "former")]
        let (dual, negotiatedOn) = negotiation(group, row, in: &reader)
        let staff = reader.line(group.field(row, "staff"), longest: Limits.numberLetters)
        var placement = AccusedPlacement(
            unit: reader.line(group.field(row, "unit-known")),
            managedAt: Int(reader.fields[group.field(row, "managing")]).flatMap(Level.init(rawValue:)),
            disciplineOrgan: offers.organs.contains { $0.value == organ } ? Organ.ID(organ) : nil,
            isOrganHead: reader.isTicked(group.field(row, "head")),
            partyRole: PartyRole(rawValue: reader.fields[group.field(row, "party")]),
            formerOrgan: offers.organs.contains { $0.value == former } ? Organ.ID(former) : nil,
            dual: dual, negotiatedOn: negotiatedOn
        )
        placement.staff = staff.isEmpty ? nil : Staff.ID(staff)
        placement.isElsewhere = reader.isTicked(group.field(row, "outside"))
        placement.isUnattached = reader.isTicked(group.field(row, "unattached"))
        placement.isAnew = reader.isTicked(group.field(row, "anew"))
        return placement
    }

    /// An agreement with the department that shares the cadre right has its day.
    private static func negotiation(
        _ group: Group, _ row: Int, in reader: inout FormReader
    ) -> (dual: DualManagement?, day: CivilDate?) {
        let dual = DualManagement(rawValue: reader.fields[group.field(row, "dual")])
        let field = group.field(row, "negotiated")
        guard let dual, dual != .open else { return (dual, nil) }
        let typed = reader.line(field)
        guard let day = Day(typed) else {
            reader.refuse(field, typed.isEmpty ? .negotiationNeedsDay : .dayUnreadable)
            return (dual, nil)
        }
        return (dual, day.civilDate)
    }

    /// Whoever was added; rows without name and unit are left out.
    static func added(in reader: inout FormReader, _ offers: TriagePage.Offers) -> [Added] {
        var people: [Added] = []
        for row in 1...rows(in: reader.fields) {
            let group = Group.added
            let draft = AccusedDraft(
                name: reader.line(group.field(row, "name")), unit: reader.line(group.field(row, "unit")),
                post: reader.line(group.field(row, "post"))
            )
            let placement = placement(group, row, in: &reader, offers)
            if !draft.name.isEmpty || !draft.unit.isEmpty { people.append(Added(draft: draft, placement: placement)) }
        }
        return people
    }

    /// Whether something stands in one person's fields, or must change there: it is not folded away then.
    static func isFilled(_ group: Group, _ row: Int, in form: FormState) -> Bool {
        let start = group.field(row, "")
        return form.entered.isFilled(startingWith: start) || form.problems.contains { $0.field.hasPrefix(start) }
    }

    /// How many rows for added persons the form shows.
    static func rows(in fields: FormFields) -> Int {
        let asked = Int(fields["new-rows"]) ?? 1
        let more = fields["add"] == "accused" ? 1 : 0
        return min(max(asked, 1) + more, Limits.accusedRows)
    }
}

extension TriageItem {
    /// An accused on record.
    public struct Accused: Sendable {
        /// As the report states it.
        public var stated: String
        /// Where the person stands by the directory.
        public var known: [Fact]
        /// Nobody could be found who manages the person: it cannot be routed so.
        public var isUnplaced: Bool

        public init(stated: String, known: [Fact], isUnplaced: Bool) {
            self.stated = stated
            self.known = known
            self.isUnplaced = isUnplaced
        }
    }

    func writeAccused(_ offers: TriagePage.Offers, into html: inout HTML) {
        html(.h3, say: .sectionAccused)
        for (place, person) in accused.enumerated() {
            let row = place + 1
            let isOpen = person.isUnplaced || AccusedForm.isFilled(.recorded, row, in: form)
            html(.details, .class("step"), .unfolded(isOpen)) { html in
                html(.summary) { html in
                    html(.span, .class("grow")) { html in html.told(person.stated) }
                    if person.isUnplaced { html(.span, .class("soft"), say: .accusedUnplaced) }
                }
                html.facts(person.known)
                html(.div, .class("fields")) { html in
                    writePlacement(.recorded, row, offers, into: &html)
                }
                writeTicks(.recorded, row, into: &html)
            }
        }
        writeAdded(offers, into: &html)
        html.offer("places-known", offers.places)
    }

    private func writeAdded(_ offers: TriagePage.Offers, into html: inout HTML) {
        let rows = AccusedForm.rows(in: form.entered)
        let isOpen = accused.isEmpty || rows > 1 || AccusedForm.isFilled(.added, 1, in: form)
        html(.details, .class("step"), .unfolded(isOpen)) { html in
            html(.summary, say: .addAccusedTitle)
            html(.p, .class("hint"), say: .addAccusedHint)
            for row in 1...rows {
                html(.fieldset, .class("person")) { html in
                    html(.legend, say: .accusedNumber(accused.count + row))
                    html(.div, .class("fields")) { html in
                        let group = AccusedForm.Group.added
                        html.line(Field(group.field(row, "name"), .accusedName), .short, in: form)
                        html.line(Field(group.field(row, "unit"), .unit), .offering("places-known"), in: form)
                        html.line(Field(group.field(row, "post"), .post), .short, in: form)
                        writePlacement(.added, row, offers, into: &html)
                    }
                    writeTicks(.added, row, into: &html)
                }
            }
            if rows < Limits.accusedRows {
                html(
                    .button, .submit, .class("button small"), .name("add"), .value("accused"), .withoutChecks,
                    say: .addAccused
                )
            }
        }
    }

    private func writeTicks(_ group: AccusedForm.Group, _ row: Int, into html: inout HTML) {
        html.tick(Field(group.field(row, "head"), .tickDisciplineHead), in: form)
        html.tick(Field(group.field(row, "unattached"), .tickUnattached), in: form)
        html.tick(Field(group.field(row, "outside"), .tickElsewhere), in: form)
        if group == .recorded { html.tick(Field(group.field(row, "anew"), .tickAnew, hint: .tickAnewHint), in: form) }
    }

    private func writePlacement(
        _ group: AccusedForm.Group, _ row: Int, _ offers: TriagePage.Offers, into html: inout HTML
    ) {
        if group == .recorded {
            html.line(
                Field(group.field(row, "unit-known"), .unitKnown, hint: .unitKnownHint), .offering("places-known"),
                in: form
            )
        }
        html.pick(
            Field(group.field(row, "managing"), .managedByQuestion, hint: .managingHint), offers.levels, in: form)
        html.pick(
            Field(group.field(row, "discipline"), .disciplineOrgan, hint: .disciplineHint), offers.organs, in: form)
        html.pick(Field(group.field(row, "former"), .formerOrgan, hint: .formerHint), offers.organs, in: form)
        html.pick(
            Field(group.field(row, "party"), .partyRole),
            PartyRole.allCases.map { Choice($0.rawValue, $0.words) }, in: form)
        html.pick(
            Field(group.field(row, "dual"), .dualManagement, hint: .dualHint),
            DualManagement.allCases.map { Choice($0.rawValue, $0.words) }, in: form)
        html.line(Field(group.field(row, "negotiated"), .negotiatedOn), .date, in: form)
        var staff = Field(group.field(row, "staff"), .accusedStaff, hint: .accusedStaffHint)
        staff.longest = Limits.numberLetters
        html.line(staff, .short, in: form)
    }
}
