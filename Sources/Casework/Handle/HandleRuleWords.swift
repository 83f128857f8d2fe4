extension Handle.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .barred, .recused, .handlingOrgan, .stateKnowsAct, .handlingRoom,
            .holder, .approver, .fourEyes:
            statementOnPersons
        case .takingUp, .claimLimit, .roomLimit, .distributed, .reopeningAsked, .nextHolder, .nextRoom, .feedbackOwed,
            .noticeApproved, .newEvidence, .collectiveStudy, .minutesBind, .meetingBinds, .holdOfAssigned, .holdAhead,
            .endOfTrack,
            .partySecretary, .groupSignatures, .signedConclusion, .talkRecorded, .designatorsConsent:
            statementOnFile
        }
    }

    private var statementOnPersons: Bilingual {
        switch self {
        case .barred:
            Bilingual(
                "被反映人、其所在室和所在机关（及其下级）不知道线索存在",
                "The accused, their room and their organ with all below it do not learn that the clue exists")
        case .recused:
            Bilingual(
                "应当回避的人看不到线索；除本人申请外，不说明事由",
                "Who must stand aside does not see the clue, and is not told why unless they asked")
        case .handlingOrgan:
            Bilingual(
                "只有承办机关可以操作，其他机关的人看不到",
                "Only the organ that the clue was routed to acts on it; others see nothing")
        case .stateKnowsAct:
            Bilingual(
                "线索当前的状态允许此操作",
                "The clue is in a state that knows the act")
        case .handlingRoom:
            Bilingual(
                "只有承办室的成员领取和办理",
                "Only members of the routed room claim and handle")
        case .holder:
            Bilingual(
                "只有领取人办理",
                "Only who claimed the clue works on it")
        case .approver:
            Bilingual(
                "退回、重新办理报分管领导；处置报分管领导或主要负责人，暂存、直接了结和涉下级主要负责人的报主要负责人；结果（包括核查后暂存）报主要负责人",
                "Return and reopening: the deputy. Plan: deputy or head; to hold, to close unchecked, or about a lower head: the head. Result, or a hold after a check: the head"
            )
        case .fourEyes:
            Bilingual(
                "承办人不批准自己的意见",
                "Who proposed does not approve")
        case .takingUp, .claimLimit, .roomLimit, .distributed, .reopeningAsked, .nextHolder, .nextRoom, .feedbackOwed,
            .noticeApproved, .newEvidence, .collectiveStudy, .minutesBind, .meetingBinds, .holdOfAssigned, .holdAhead,
            .endOfTrack,
            .partySecretary, .groupSignatures, .signedConclusion, .talkRecorded, .designatorsConsent:
            statement
        }
    }

    private var statementOnFile: Bilingual {
        switch self {
        case .takingUp:
            Bilingual(
                "由上级办理的线索，批准之前没有人承办",
                "What was taken from a lower organ is nobody's to handle before that is approved")
        case .claimLimit:
            Bilingual(
                "一人同时承办的线索有上限",
                "One person holds a bounded number of open clues")
        case .roomLimit:
            Bilingual(
                "一室同时承办的线索，本地设有上限的，不超过上限",
                "A room holds no more open clues than the place has set, where it has set how many")
        case .distributed:
            Bilingual(
                "分办经主要负责人批准（时限由各机关规定）后，承办室才领取、提出处置意见",
                "The head approves that the room has the clue, by when the organ has decided, before it is claimed or planned"
            )
        case .reopeningAsked:
            Bilingual(
                "重新办理由承办室提出，分管领导批准",
                "The room asks to open a finished clue again, and the deputy approves")
        case .nextHolder:
            Bilingual(
                "接办人在承办室、不需回避、手上未满",
                "Who is given a clue works in its room, need not stand aside, and holds fewer than the limit")
        case .nextRoom:
            Bilingual(
                "改派的室在本机关、承办线索、不在回避之列；纪检监察干部线索只改派干部监督室",
                "A clue moves to a room of its organ that handles clues and may know of it; on discipline staff to cadre supervision"
            )
        case .noticeApproved:
            Bilingual(
                "结果反馈书送达之后，才能记录已经反馈。",
                "That the reporter was told is recorded only after the notice of result was delivered.")
        case .feedbackOwed:
            Bilingual(
                "只向实名检举控告人反馈结果",
                "A result is fed back to real-name reporters only")
        case .newEvidence:
            Bilingual(
                "有新的证据线索才重新办理",
                "A finished clue is reopened for new evidence only")
        case .collectiveStudy:
            Bilingual(
                "提出处置意见前有集体研究纪要",
                "A disposition opinion rests on the minutes of a collective study")
        case .minutesBind:
            Bilingual(
                "提出和批准的处置意见、结果与集体研究纪要的决定一致",
                "What is proposed and approved is the way or the result that the minutes decided")
        case .meetingBinds:
            Bilingual(
                "会议不同意或者要求再议的处置意见、结果不批准",
                "A plan or result is not approved where a meeting did not agree or wants to see it again")
        case .endOfTrack:
            Bilingual(
                "申诉以维持、变更、撤销、终止结案，不暂存、不直接了结；其他线索不以申诉结论结案",
                "An appeal ends in a decision that upholds, varies, revokes or ends it, and is neither held nor closed "
                    + "unchecked; no other clue ends so")
        case .holdOfAssigned:
            Bilingual(
                "上级交办的实名件不暂存待查",
                "A real-name matter assigned from above is not put on hold")
        case .holdAhead:
            Bilingual(
                "暂存待查写明再次核查的日期，批准时日期未到",
                "What is put on hold names the day on which it is looked at again, which lies ahead when that is approved"
            )
        case .partySecretary:
            Bilingual(
                "初核下级党组织主要负责人，先有同级党委主要负责人的批准；批准人、批准文号和日期由审批人以外的人登记",
                "To check the head of a lower Party organisation, the Party secretary of this level must have approved; somebody "
                    + "other than the approver recorded by whom, under which number and when")
        case .groupSignatures:
            Bilingual(
                "初核报告有核查组全体成员签名",
                "The report of a check carries the signatures of the whole group")
        case .signedConclusion:
            Bilingual(
                "提交的结果就是核查组签名的结果",
                "The result that is handed in is the one that the group signed")
        case .talkRecorded:
            Bilingual(
                "谈话函询的结果，以登记的谈话、回复或者未能谈话、未收到回复的原因为依据",
                "A result after a talk or letter rests on the talk or answer on record, or on the reason why there was none"
            )
        case .designatorsConsent:
            Bilingual(
                "指定管辖的线索经指定机关同意后结案",
                "What a higher organ designated is closed with its consent")
        case .barred, .recused, .handlingOrgan, .stateKnowsAct, .handlingRoom, .holder, .approver, .fourEyes:
            statement
        }
    }
}
