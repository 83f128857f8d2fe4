import Casework

/// The form that plans a reception day.
public struct PlanForm: Sendable {
    public var leaders: [Choice]
    /// The own office first, then the townships.
    public var places: [Choice]
    public var form: FormState

    /// What stands for the own office among the places.
    static let office = "office"
    /// A day may lie as far ahead as days go.
    static let farAhead = Day(year: 9999, month: 12, dayOfMonth: 31) ?? .unreadable

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .receptionPlan)
            html.post(to: .reception, frame.token, style: "entry") { html in
                html(.div, .class("fields")) { html in
                    html.line(Field("day", .receptionDay, hint: .receptionDayHint, isRequired: true), .date, in: form)
                    html.pick(Field("leader", .receptionLeader, isRequired: true), leaders, in: form)
                    html.pick(Field("township", .receptionWhere, isRequired: true), places, in: form)
                    html.line(Field("announced", .receptionAnnounced, hint: .receptionAnnouncedHint), .date, in: form)
                }
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .receptionPlan)
                }
            }
        }
    }

    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    func read(_ fields: FormFields, today: Day) throws(FormRefused) -> Reception.Plan {
        var reader = FormReader(fields)
        let day = reader.day("day", missing: .typeReceptionDay, latest: Self.farAhead)
        let leader = reader.choice("leader", among: leaders, missing: .chooseLeader)
        let place = reader.choice("township", among: places, missing: .choosePlace)
        let announced =
            fields["announced"].isEmpty ? nil : reader.day("announced", missing: .typeReceptionDay, latest: today)
        guard reader.problems.isEmpty, let day, let leader, let place else { throw FormRefused(reader) }
        return Reception.Plan(
            on: day.civilDate, place: place == Self.office ? .office : .township(Organ.ID(place)),
            leader: Staff.ID(leader), announcedOn: announced?.civilDate
        )
    }
}
