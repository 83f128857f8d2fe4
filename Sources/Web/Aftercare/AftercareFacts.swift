import Casework
import Operations

// What the pages after a result show of what is stored.

extension Site {
    func aftercarePage(
        _ opened: OpenAftercare.Opened, form: FormState?, for caller: StaffCaller
    ) -> AftercarePage {
        let record = opened.record
        var facts = [Fact(.state, .said(record.clue.state.words))]
        if let day = opened.concludedOn { facts.append(Fact(.endedOn, .day(Day(day)))) }
        var fields = FormFields()
        fields.set(AftercareStep.record.field("day"), to: today.iso)
        fields.set(AftercareStep.accused.field("told-on"), to: today.iso)
        for clearing in opened.clarifications {
            fields.set(
                AftercareStep.done.field("done-on", clearing.record.clarification.id.rawValue), to: today.iso)
        }
        return AftercarePage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ), facts: facts,
            objections: opened.objections.map(objection), clearings: opened.clarifications.map { clearing($0, caller) },
            told: opened.accusedFeedback.map(told), mayRecord: opened.mayRecord, mayPropose: opened.mayPropose,
            mayTellAccused: opened.mayTellAccused, mayOpenWatch: opened.mayOpenWatch,
            form: form ?? FormState(entered: fields)
        )
    }

    private func objection(_ opened: OpenAftercare.Objection) -> AftercarePage.Objection {
        let record = opened.record
        var facts = [
            Fact(.raisedOn, .day(Day(record.raisedOn))), Fact(.raisedBy, .said(record.channel.words)),
            Fact(.objectionAnswerBy, .day(Day(record.dueOn))),
        ]
        if let author = record.objection.state.author {
            facts.append(Fact(.recordedBy, .told(name(of: author))))
        }
        return AftercarePage.Objection(
            id: record.objection.id.rawValue, state: record.objection.state.words, facts: facts, words: opened.words,
            files: opened.words == nil ? nil : record.handIn.map { .files($0.rawValue) },
            answer: record.answer, mayAnswer: opened.mayAnswer, mayApprove: opened.mayApprove, mayKeep: opened.mayKeep
        )
    }

    private func clearing(_ opened: OpenAftercare.Clearing, _ caller: StaffCaller) -> AftercarePage.Clearing {
        let record = opened.record
        let isAllowed =
            switch record.clarification.state {
            case .approved, .done: true
            case .proposed, .refused, .lapsed: false
            }
        var facts = [
            Fact(.findingLabel, .said(record.finding.words)), Fact(.triggerLabel, .said(record.trigger.words)),
            Fact(.formLabel, .said(record.form.words)), Fact(.inaccuracyLabel, .said(record.inaccuracy.words)),
            Fact(.clearBy, .day(Day(record.dueOn))),
        ]
        // What its letter will say, before it is approved as after.
        if let words = record.words {
            facts += [
                Fact(.clearedPerson, .told(words.person)), Fact(.clearedUnit, .told(words.unit)),
                Fact(.statementLabel, .told(words.statement)),
            ]
        }
        if record.proposesMalice { facts.append(Fact(.maliceLabel, .said(.isProposed))) }
        if let level = record.determinedBy { facts.append(Fact(.determinedLevel, .said(level.words))) }
        if let day = record.determinedOn { facts.append(Fact(.determinedOn, .day(Day(day)))) }
        if let number = record.words?.approvalNumber, !number.isEmpty {
            facts.append(Fact(.determinedNumber, .told(number)))
        }
        for code in Clarification.Circumstance.allCases where record.circumstances.contains(code) {
            facts.append(Fact(.circumstancesLabel, .said(code.words)))
        }
        for code in Clarification.Benefit.allCases where record.benefits.contains(code) {
            facts.append(Fact(.benefitsLabel, .said(code.words)))
        }
        if case .done(_, _, let day) = record.clarification.state { facts.append(Fact(.clearedOn, .day(Day(day)))) }
        facts += redress(record)
        for (label, day) in [(Text.visitedOn, record.followedUpOn), (.copiedOn, record.copiedOn)] {
            if let day { facts.append(Fact(label, .day(Day(day)))) }
        }
        return AftercarePage.Clearing(
            id: record.clarification.id.rawValue, state: record.clarification.state.words, facts: facts,
            mayDecide: opened.mayDecide, mayComplete: opened.mayComplete,
            mayLookAfter: opened.mayLookAfter, mayRecordOutcome: opened.mayRecordOutcome,
            document: isAllowed
                ? caller.paperLink(.clarification, of: record.clarification.id.rawValue, on: record.clue) : nil
        )
    }

    /// What was done about a wrong handling (JB-51).
    private func redress(_ record: ClarificationRecord) -> [Fact] {
        guard let kind = record.redress else { return [] }
        var facts = [Fact(.redressLabel, .said(kind.words))]
        if let day = record.redressOn { facts.append(Fact(.redressOn, .day(Day(day)))) }
        if let organ = record.redressOrgan { facts.append(Fact(.redressOrgan, .told(organ))) }
        if record.isRedressOpen { facts.append(Fact(.redressOutcome, .said(.redressWaits))) }
        if let outcome = record.redressOutcome { facts.append(Fact(.redressOutcome, .said(outcome.words))) }
        if let day = record.redressOutcomeOn { facts.append(Fact(.redressOutcomeOn, .day(Day(day)))) }
        return facts
    }

    private func told(_ record: AccusedFeedbackRecord) -> [Fact] {
        var facts = [Fact(.accusedToldOn, .day(Day(record.toldOn))), Fact(.tellWay, .said(record.way.words))]
        if let day = record.askedOn { facts.append(Fact(.askedOn, .day(Day(day)))) }
        return facts + [Fact(.recordedBy, .told(name(of: record.toldBy)))]
    }
}
