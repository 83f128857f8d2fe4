import Casework
import Operations

extension Site {
    func unlockRow(_ entry: (record: UnlockRecord, state: Unlock.State)) -> UnlockRow {
        let request = entry.state.request
        return UnlockRow(
            id: entry.record.id.rawValue, number: number(of: entry.record), purpose: request.purpose.words,
            asker: name(of: request.by.staff), at: Moment(request.at), state: entry.state.words)
    }

    private func number(of record: UnlockRecord) -> String { record.number?.text(of: record.receiver) ?? "–" }

    func unlockCount(_ count: UnlockCount) -> UnlockCountsPage.Row {
        UnlockCountsPage.Row(
            month: String(Day(count.month).iso.prefix(7)), asker: name(of: count.asker), purpose: count.purpose.words,
            asked: count.asked, granted: count.granted, read: count.read)
    }

    func askIdentityPage(
        _ opened: OpenUnlocks.OnReport, for caller: StaffCaller, form: FormState?
    ) -> AskIdentityPage {
        let record = opened.record
        let both = opened.offers.count > 1
        let purposes = Unlock.Post.allCases.flatMap { post in
            (opened.offers[post] ?? []).map { purpose in
                let words = purpose.words
                let name =
                    both ? Text("\(words.zh)（\(post.words.zh)）", "\(words.en) (\(post.words.en))") : words
                return Choice(post.rawValue + ":" + purpose.rawValue, name)
            }
        }
        let areas = caller.areas
        var back: (Link, Text)?
        if let clue = opened.clue, areas.contains(.board) {
            back = (.clue(clue.rawValue), .backToClue)
        } else if areas.contains(.triage) {
            back = (.triage(record.report.id.rawValue), .backToReport)
        }
        return AskIdentityPage(
            id: record.report.id.rawValue, number: record.number?.text(of: record.report.receiver) ?? "–",
            back: back, purposes: purposes,
            obstacle: opened.claimsFirst ? .claimBeforeIdentity : opened.obstacle.map { Text($0) },
            history: opened.history.map(unlockRow),
            form: form ?? FormState(entered: FormFields(["minutes": "15"])))
    }

    func unlockPage(_ opened: OpenUnlocks.Opened, isOwn: Bool, form: FormState?) -> UnlockPage {
        let request = opened.state.request
        let room = request.by.room.flatMap { context.directory[$0]?.name }
        var facts = [
            Fact(.unlockPurpose, .said(request.purpose.words)),
            Fact(.unlockAsker, .told(name(of: request.by.staff))), Fact(.unlockAskerRoom, .told(room ?? "–")),
            Fact(.unlockAskedAt, .moment(Moment(request.at))),
            Fact(.unlockMinutes, .code(String(request.minutes))),
        ]
        if let grant = opened.state.grant {
            facts.append(Fact(.unlockDecider, .told(name(of: grant.by.staff))))
            facts.append(Fact(.unlockLocksAt, .moment(Moment(grant.until))))
            facts.append(Fact(.unlockLooks, .code(String(opened.record.looks))))
        }
        return UnlockPage(
            id: opened.record.id.rawValue, number: number(of: opened.record), report: opened.record.report.rawValue,
            state: opened.state.words, facts: facts, words: opened.words, mayGrant: opened.mayGrant,
            refusal: opened.mayRefuse ? (isOwn ? .takeBackUnlock : .refuseUnlock) : nil, mayOpen: opened.mayOpen,
            mayClose: opened.mayClose,
            form: form ?? FormState(entered: FormFields(["minutes": String(request.minutes)])))
    }

    /// What the holder of a query code reads about the own identity.
    func openings(_ told: ToldOpenings) -> Text {
        guard let last = told.last, told.times > 0 else { return .neverOpened }
        return .openedTimes(told.times, Day(last.on).inWords, last.purpose.words)
    }
}
