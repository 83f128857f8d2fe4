import Casework

/// A room with a holder and a colleague, and the leaders of its organ.
enum House {
    static let organ = Organ.ID("O1")
    static let room = Room.ID("O1-J1")
    static let destination = Clue.Destination(organ: organ, room: room)
    static let holder = member("S1")
    static let colleague = member("S2")
    static let stranger = member("S3", room: Room.ID("O1-J2"))
    static let deputy = leader("S4", .deputy)
    static let head = leader("S5", .head)
    static let foreignHead = leader("S6", .head, of: Organ.ID("O2"))
    static let registrar = StaffCaller(staff: Staff.ID("S7"), organ: organ, room: Room.ID("O1-XF"), roles: [.registrar])
    static let everybody = [holder, colleague, stranger, deputy, head, foreignHead, registrar]

    static let claim = Clue.Claim(destination: destination, holder: holder.staff, token: 1)

    static let day = CivilDate.epoch

    static let routed = Clue.State.routed(destination)
    static let claimed = Clue.State.claimed(claim)
    static let returnRequested = Clue.State.returnRequested(claim, .noSubstance)
    static let returned = Clue.State.returned(destination, .noSubstance)
    static let held = Clue.State.held(claim, until: day)
    static let checking = Clue.State.underWay(claim, .preliminaryVerification)
    static let checked = Clue.State.resultProposed(claim, .preliminaryVerification, .ended(.educated))
    static let talked = Clue.State.resultProposed(claim, .talkOrLetter, .ended(.educated))
    /// A verification after which the clue is to wait.
    static let toWait = Clue.State.resultProposed(claim, .preliminaryVerification, .held(until: day))
    static let concluded = Clue.State.concluded(claim, .educated)
    static let fedBack = Clue.State.fedBack(claim, .educated)
    static let archived = Clue.State.archived(claim, .educated, wasFedBack: true)

    static func planned(_ disposition: Disposition) -> Clue.State { .planProposed(claim, disposition) }

    static let states = [
        routed, claimed, returnRequested, returned, planned(.closeOut), planned(.holdForLater(until: day)),
        planned(.check(.talkOrLetter)), planned(.check(.preliminaryVerification)), held, checking, checked, talked,
        toWait, concluded, fedBack, archived,
    ]

    /// Whatever somebody holds and has not finished.
    static let workedOn = states.filter { ![routed, returned, concluded, fedBack, archived].contains($0) }

    /// Another room of the organ that could have a clue.
    static let otherRoom = Room.ID("O1-J2")

    /// Every act, with one other member of the room to give a clue to, and one other room.
    static let acts = Handle.Act.all(in: [Handle.RoomMember(staff: colleague.staff)], otherRooms: [otherRoom])

    static let fullFile = Handle.CaseFile(
        studyMinutes: true, partySecretaryApproval: true, groupSignatures: true, talkRecorded: true,
        newEvidence: true)

    /// Everything is in order: real name, all papers there.
    static func facts(
        _ state: Clue.State, _ caller: StaffCaller, _ change: (inout Handle.Facts) -> Void = { _ in }
    ) -> Handle.Facts {
        var facts = Handle.Facts(
            state: state, caller: caller, signature: .realNameVerified,
            roomMembers: [Handle.RoomMember(staff: colleague.staff)], otherRooms: [otherRoom], file: fullFile
        )
        change(&facts)
        return facts
    }

    static func decide(
        _ act: Handle.Act, _ state: Clue.State, _ caller: StaffCaller, _ change: (inout Handle.Facts) -> Void = { _ in }
    ) -> Handle.RuleID? {
        switch Handle.decide(Handle.Input(act: act, facts: facts(state, caller, change))) {
        case .allowed: nil
        case .refused(let refusal): refusal.rule
        }
    }

    private static func member(_ id: String, room: Room.ID = room) -> StaffCaller {
        StaffCaller(staff: Staff.ID(id), organ: organ, room: room, roles: [.roomMember])
    }

    private static func leader(_ id: String, _ role: Role, of organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(id), organ: organ, room: nil, roles: [role])
    }
}
