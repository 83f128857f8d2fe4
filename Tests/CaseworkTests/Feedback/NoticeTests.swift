import Casework
import Testing

@Suite("notices")
struct NoticeTests {
    static let slots = Notice.Slots(
        itemNumber: "420281-2026-XF-000123", receivedOn: day("2026-09-18"), organName: "某市纪委监委",
        contact: Bilingual("电话0714-0000123", "telephone 0714-0000123"), date: day("2026-10-12"),
        number: DocumentNumber(organCode: "冶纪函", year: 2026, sequence: 12))
    static let all: [Notice] =
        [Notice.acceptance(slots), Notice.suggestionAdopted(slots)]
        + DeclineReason.allCases.flatMap { reason in
            ["某某局", nil].map { Notice.notAccepted(slots, reason: reason, competentOrgan: $0) }
        }
        + Conclusion.allCases.map { Notice.result(slots, conclusion: $0) }

    @Test(arguments: all)
    func `a notice names the item, the date, the contact and the duty of secrecy, in both languages`(notice: Notice) {
        let chinese = notice.paragraphs.map(\.zh).joined()
        let english = notice.paragraphs.map(\.en).joined(separator: " ")
        #expect(chinese.contains("420281-2026-XF-000123") && english.contains("420281-2026-XF-000123"))
        #expect(chinese.contains("2026年9月18日") && english.contains("2026-09-18"))
        #expect(chinese.contains("电话0714-0000123") && english.contains("telephone 0714-0000123"))
        #expect(chinese.ranges(of: "联系方式").count == 1)
        #expect(chinese.contains("保密") && english.contains("confidential"))
        #expect(notice.organName == "某市纪委监委")
        #expect(notice.date == day("2026-10-12"))
        #expect(notice.number?.description == "冶纪函〔2026〕12号")
    }

    @Test(arguments: all)
    func `a text message names neither organ, kind nor result`(notice: Notice) {
        for text in [notice.shortText.zh, notice.shortText.en] {
            #expect(text.contains("420281-2026-XF-000123"))
            for word in ["纪委", "举报", "受理", "结果", "办结", "report", "accepted", "result"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test func `an office that has set nothing of its own is reached at its organ and by 12388, in both languages`() {
        let words = PetitionContact(named: "某市纪委监委").words
        #expect(words.zh == "某市纪委监委信访室，电话12388")
        #expect(words.en == "Petition office, 某市纪委监委, telephone 12388")
        let unknown = PetitionContact(of: Bilingual("上一级机关", "The next-higher organ"))
        #expect(unknown.place.en == "Petition office, The next-higher organ")
    }

    @Test(arguments: DeclineReason.allCases)
    func `JB-13 a notice of non-acceptance gives the reason and the way`(reason: DeclineReason) {
        let notice = Notice.notAccepted(Self.slots, reason: reason, competentOrgan: "某某局")
        let text = notice.paragraphs.map(\.zh).joined()
        #expect(notice.kind == .notAccepted)
        #expect(text.contains("受理"))
        #expect(text.contains("某某局") == (reason != .noSubstance))
        #expect(text.contains("补充") == (reason == .noSubstance))
    }

    @Test func `notices of different conclusions differ, and none tells that a case was filed`() {
        let texts = Conclusion.allCases.map { Notice.result(Self.slots, conclusion: $0).paragraphs[0].zh }
        #expect(Set(texts).count == texts.count)
        #expect(texts.allSatisfy { !$0.contains("立案") })
    }

    @Test(arguments: [("", 2026, 1), ("黄纪函", 26, 1), ("黄纪函", 2026, 0), ("黄纪函", 10_000, 1)])
    func `a document number without code, year or sequence is none`(code: String, year: Int, sequence: Int) {
        #expect(DocumentNumber(organCode: code, year: year, sequence: sequence) == nil)
    }

    static let claim = Clue.Claim(
        destination: .init(organ: Organ.ID("o"), room: Room.ID("r")), holder: Staff.ID("s"), token: 1)
    static let clueStates: [(Clue.State?, TrackingStatus)] = [
        (nil, .accepted), (.routed(claim.destination), .beingHandled), (.claimed(claim), .beingHandled),
        (.returnRequested(claim, .noSubstance), .beingHandled),
        (.returned(claim.destination, .otherOrgan), .accepted),
        (.planProposed(claim, .closeOut), .beingHandled), (.underWay(claim, .talkOrLetter), .beingHandled),
        (.held(claim, until: .epoch), .beingHandled),
        (.resultProposed(claim, .talkOrLetter, .ended(.educated)), .beingHandled),
        (.concluded(claim, .educated), .finished),
        (.fedBack(claim, .educated), .finished),
        (.archived(claim, .educated, wasFedBack: false), .finished),
    ]

    @Test(arguments: clueStates.indices)
    func `the tracking page shows a class of state and nothing else`(row: Int) {
        let (clue, expected) = Self.clueStates[row]
        #expect(TrackingStatus(report: .accepted, clue: clue) == expected)
        #expect(TrackingStatus(report: .registered, clue: clue) == .received)
        #expect(TrackingStatus(report: .quarantined, clue: clue) == .received)
        #expect(TrackingStatus(report: .triageProposed(by: Staff.ID("s")), clue: clue) == .received)
        #expect(TrackingStatus(report: .retained(repeatOf: Report.ID("first")), clue: clue) == .received)
        for reason in VoidReason.allCases { #expect(TrackingStatus(report: .voided(reason), clue: clue) == .voided) }
        for reason in DeclineReason.allCases {
            #expect(TrackingStatus(report: .declined(reason, .transferOut), clue: clue) == .forwarded)
            #expect(TrackingStatus(report: .declined(reason, .informReporter), clue: clue) == .finished)
            #expect(TrackingStatus(report: .declined(reason, .retain), clue: clue) == .finished)
        }
        #expect(Set(TrackingStatus.allCases.map(\.name.zh)).count == TrackingStatus.allCases.count)
    }

    @Test func `DW-12 a suggestion is finished once it is on record what became of it; a clue has an end of its own`() {
        #expect(TrackingStatus(report: .accepted, clue: nil, isConcluded: true) == .finished)
        for (clue, expected) in Self.clueStates where clue != nil {
            let isReturned = if case .returned? = clue { true } else { false }
            let status = TrackingStatus(report: .accepted, clue: clue, isConcluded: true)
            #expect(status == (isReturned ? .finished : expected))
        }
        for state in [Report.State.registered, .quarantined, .sealedUp, .declined(.otherOrgan, .transferOut)] {
            let ofTheReport = TrackingStatus(report: state, clue: nil)
            #expect(TrackingStatus(report: state, clue: nil, isConcluded: true) == ofTheReport)
        }
    }

    @Test func `the office records every way of delivery but the one that records itself`() {
        #expect(Set(Feedback.Medium.recordedByOffice) == Set(Feedback.Medium.allCases).subtracting([.online]))
    }
}
