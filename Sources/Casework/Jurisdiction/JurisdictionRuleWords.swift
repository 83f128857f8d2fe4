extension Jurisdiction.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .barred, .actingOrgan, .proposer, .approverOfAssignment, .approverOfEscalation, .approverOfDesignation,
            .approverOfCooperation, .fourEyes:
            statementOnPersons
        case .routingForwards, .stateAllows, .oneAtATime, .fromBelow, .ownMatter, .insideSubtree, .accusedOrgan,
            .impartialHandlers, .elsewhere, .handlingRoom, .parties, .bound:
            statementOnPlaces
        }
    }

    private var statementOnPersons: Bilingual {
        switch self {
        case .barred:
            Bilingual(
                "被反映人、其所在室和所在机关（及其下级）不知道线索变更管辖",
                "The accused, their room and their organ with all below it do not learn that a clue moves")
        case .actingOrgan:
            Bilingual(
                "由承办机关或者其上级提出，由提出机关或者被报请的机关审批",
                "The handling organ or one above it proposes; that organ, or the one that is asked, decides")
        case .proposer:
            Bilingual(
                "提级、指定、交叉由信访室主任、案管室、分管领导提出；交办由信访室主任、案管室提出；联合由案管室、分管领导或者承办人提出；报请由主要负责人提出，主要负责人应当回避的由分管领导提出，都应当回避的由信访室主任、案管室提出（本地做法）",
                "Escalate, designate, cross: petition lead, case supervision, deputy. Assign: petition lead, case supervision. "
                    + "Joint: case supervision, deputy, the holder. Request: the head, a deputy where every head must stand aside, "
                    + "petition lead or case supervision where every leader must (a local choice)")
        case .approverOfAssignment:
            Bilingual("交办经分管领导批准", "A deputy in charge approves what is assigned to a lower organ")
        case .approverOfEscalation:
            Bilingual(
                "提级管辖经本机关主要负责人批准；主要负责人应当回避的，由分管领导批准",
                "The head approves that the organ takes a lower one's matter; a deputy where every head must stand "
                    + "aside")
        case .approverOfDesignation:
            Bilingual(
                "指定管辖经主要负责人批准；报请管辖由上级主要负责人决定；主要负责人应当回避的，由分管领导决定",
                "The head designates; the higher organ's head decides what a lower one asks for; a deputy where every head "
                    + "must stand aside")
        case .approverOfCooperation:
            Bilingual(
                "交叉办案、联合查处在本机关内经分管领导或主要负责人批准，涉其他机关的经主要负责人批准（本地做法）",
                "Crossed and joint handling: a deputy or the head inside the organ, the head with another one (a local choice)"
            )
        case .fourEyes:
            Bilingual("提出人不审批自己提出的措施", "Who proposed does not decide")
        case .routingForwards, .stateAllows, .oneAtATime, .fromBelow, .ownMatter, .insideSubtree, .accusedOrgan,
            .impartialHandlers, .elsewhere, .handlingRoom, .parties, .bound:
            statement
        }
    }

    private var statementOnPlaces: Bilingual {
        switch self {
        case .routingForwards:
            Bilingual("转送由分流规则决定，不由人提出", "Routing passes a report on; nobody proposes it by hand")
        case .stateAllows:
            Bilingual("办结或者退回信访室的线索不变更管辖", "What is finished, or back with the petition office, is not moved")
        case .oneAtATime:
            Bilingual("同一线索一次只有一项措施待审批（本地做法）", "One measure on a clue waits at a time (a local choice)")
        case .fromBelow:
            Bilingual("只提级办理下级机关的线索", "Only what lies with a lower organ is taken up")
        case .ownMatter:
            Bilingual("交办、联合、报请的是本机关办理的线索", "An organ assigns, shares and hands up what it handles itself")
        case .insideSubtree:
            Bilingual(
                "指定、交办只限下级，交叉、联合限本机关和下级，报请只到上一级",
                "Designate and assign: organs below. Cross and joint: itself and below. Request: the next-higher organ")
        case .accusedOrgan:
            Bilingual(
                "线索不交给被反映人所在机关、其下级或者应当回避的室",
                "A clue never goes to the accused's own organ, one below it, or a room that must not know")
        case .impartialHandlers:
            Bilingual(
                "交叉办案的承办室不在被反映人所在地（本地做法）",
                "Who handles it crossed does not belong to the accused's place (a local choice)")
        case .elsewhere:
            Bilingual("对方不是线索所在的机关或者室", "The target is not where the clue lies already")
        case .handlingRoom:
            Bilingual(
                "去向是承办线索的室；纪检监察干部线索由干部监督室承办",
                "It goes to a room that handles clues; cadre supervision handles discipline staff")
        case .parties:
            Bilingual("联合查处写明协办的室，不重复（本地做法）", "Joint handling names its rooms, each once (a local choice)")
        case .bound:
            Bilingual("上级交办、指定的线索不再转出", "What was assigned or designated from above is not passed on")
        case .barred, .actingOrgan, .proposer, .approverOfAssignment, .approverOfEscalation, .approverOfDesignation,
            .approverOfCooperation, .fourEyes:
            statement
        }
    }
}

extension Assignment.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .assignedOrgan:
            Bilingual("由被交办的机关签收和上报", "The organ that it was assigned to signs for it and reports")
        case .stateKnowsAct: Bilingual("交办件当前的状态允许此操作", "The assignment is in a state that knows the act")
        case .office:
            Bilingual(
                "信访室、案管室或者分管领导签收、提交结果",
                "Petition office, case supervision or a deputy sign for it and hand in the result")
        case .finished: Bilingual("办结后上报结果", "A result is reported once the clue is finished")
        case .collectiveReview: Bilingual("上报前集体审议", "What is reported up was reviewed together")
        case .headApproves:
            Bilingual(
                "上报结果经本机关主要负责人批准；主要负责人应当回避的，由分管领导批准",
                "The organ's own head approves what is reported up, a deputy where every head must stand aside")
        case .fourEyes: Bilingual("提交人不批准自己提交的结果", "Who handed in the result does not approve it")
        }
    }
}
