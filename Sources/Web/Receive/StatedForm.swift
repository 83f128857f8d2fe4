import Casework

// What the desk and the public form ask beyond the text, behind a fold: triage finds it filled in.

extension HTML {
    /// What the desk states: open once something stands in it.
    mutating func statedFacts(organs: [Choice], in form: FormState) {
        let fields = ["decided-by", "acted-from", "acted-to"]
        let ticks = ["reaction"] + Breach.allCases.map { "breach-" + $0.rawValue }
        let isFilled =
            fields.contains { !form.entered[$0].isEmpty || form.problem(with: $0) != nil }
            || ticks.contains(where: form.entered.has)
        self(.details, .class("step"), .unfolded(isFilled)) { html in
            html(.summary, say: .statedTitle)
            html(.div, .class("ticks")) { html in html.tick(Field("reaction", .tickReaction), in: form) }
            html(.div, .class("fields")) { html in
                html.pick(Field("decided-by", .decidedByOrgan, hint: .statedAppealHint), organs, in: form)
                html.actDays(in: form)
            }
            html.breaches(in: form)
        }
    }

    /// When the acts were done: the one thing that only whoever reports them may know.
    mutating func statedDays(in form: FormState) {
        let fields = ["acted-from", "acted-to"]
        let isFilled = fields.contains { !form.entered[$0].isEmpty || form.problem(with: $0) != nil }
        self(.details, .class("step"), .unfolded(isFilled)) { html in
            html(.summary, say: .statedDaysTitle)
            html(.div, .class("fields")) { html in html.actDays(in: form) }
        }
    }

    fileprivate mutating func actDays(in form: FormState) {
        line(Field("acted-from", .actedFrom, hint: .statedDaysHint), .date, in: form)
        line(Field("acted-to", .actedTo), .date, in: form)
    }
}

extension StatedFacts {
    /// - Parameter organs: those that the form offers; of another it takes none.
    static func read(_ reader: inout FormReader, organs: [Choice]) -> StatedFacts {
        let organ = reader.fields["decided-by"]
        return StatedFacts(
            breaches: Set(Breach.allCases.filter { reader.isTicked("breach-" + $0.rawValue) }),
            publicReaction: reader.isTicked("reaction"),
            decisionOrgan: organs.contains { $0.value == organ } ? Organ.ID(organ) : nil,
            actedOn: ActPeriod.read(&reader))
    }
}

extension ActPeriod {
    /// The two days of the form. One of them alone is that day.
    static func read(_ reader: inout FormReader) -> ActPeriod? {
        var days: [CivilDate?] = []
        for field in ["acted-from", "acted-to"] {
            let typed = reader.line(field)
            let day = Day(typed)
            if !typed.isEmpty, day == nil { reader.refuse(field, .dayUnreadable) }
            days.append(day?.civilDate)
        }
        guard days.contains(where: { $0 != nil }) else { return nil }
        let period = ActPeriod(stated: days[0], days[1])
        if period == nil { reader.refuse("acted-to", .actsEndBefore) }
        return period
    }
}

/// Words of what is stated when a report comes in.
extension Text {
    static let statedTitle = Text(
        "来件写明的其他情况：群众反映强烈、申诉对象、发生时间、检举控告内容",
        "What else it states: public reaction, decision appealed, when it happened, what was breached")
    static let statedAppealHint = Text(
        "不服处理决定的申诉才填写；填写后按申诉分办。",
        "Only for an appeal against a decision; it is then triaged as an appeal.")
    static let statedDaysTitle = Text("问题发生的时间（可不填）", "When it happened (you may leave this out)")
    static let statedDaysHint = Text("只知道一天的，填一处。", "Where one day is known, fill in one.")
}
