extension Checking.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .mayKnow, .holderWrites, .inHand, .collective, .chairAttends, .attendeesMayKnow: statementOnStudy
        case .groupForCheck, .twoMembers, .leaderInGroup, .membersOfRoom, .membersMayKnow, .groupWaits,
            .groupApprover, .groupFourEyes, .groupBeforeReport, .groupApproved, .endOfTrack, .signerIsMember,
            .signsTheLatest, .signsOnce:
            statementOnCheck
        }
    }

    private var statementOnStudy: Bilingual {
        switch self {
        case .mayKnow:
            Bilingual("应当回避的人看不到卷宗", "Who must stand aside does not see the file")
        case .holderWrites:
            Bilingual("纪要、核查组和核查报告由承办人登记", "The holder keeps minutes, group and report")
        case .inHand:
            Bilingual("只有正在办理的线索可以登记", "Only the file of a clue that is worked on is added to")
        case .collective:
            Bilingual("集体研究至少两人参加", "At least two people study a clue together")
        case .chairAttends:
            Bilingual("主持人应当在参加人之中", "The chair is one of those who attended")
        case .attendeesMayKnow:
            Bilingual("应当回避或者无权知悉的人不参加集体研究", "Nobody attends who must stand aside or not know of it")
        case .groupForCheck, .twoMembers, .leaderInGroup, .membersOfRoom, .membersMayKnow, .groupWaits,
            .groupApprover, .groupFourEyes, .groupBeforeReport, .groupApproved, .endOfTrack, .signerIsMember,
            .signsTheLatest, .signsOnce:
            statement
        }
    }

    private var statementOnCheck: Bilingual {
        switch self {
        case .groupForCheck:
            Bilingual("核查组随初步核实组成，提交结果前可以调整", "A group is formed for a verification, until its result is handed in")
        case .twoMembers:
            Bilingual("核查组至少两人", "A group has at least two members")
        case .leaderInGroup:
            Bilingual("组长应当是核查组成员", "The leader is a member of the group")
        case .membersOfRoom:
            Bilingual("核查组成员应当是承办室的人员", "The members work in the room that handles the clue")
        case .membersMayKnow:
            Bilingual("应当回避的人不参加核查组", "Nobody is in the group who must stand aside")
        case .groupWaits:
            Bilingual(
                "初步核实批准后，核查组提出一次、批准一次；调整后重新批准", "A proposed group is approved once, and once more when it changes")
        case .groupApprover:
            Bilingual(
                "核查组由分管领导或者主要负责人批准；核查下级党组织主要负责人的，由主要负责人批准",
                "A deputy or the head approves the group; the head where the head of a lower Party committee is checked"
            )
        case .groupFourEyes:
            Bilingual("提出人、承办人和核查组成员不批准核查组", "Who proposed the group, holds the clue or is in it does not approve it")
        case .groupApproved:
            Bilingual(
                "核查报告和签名以批准的核查组为准，调整后须重新批准", "Only the approved group writes and signs; a change is approved again")
        case .groupBeforeReport:
            Bilingual("初步核实批准、核查组组成之后，才能写核查报告", "The report comes after the approved plan and the group")
        case .endOfTrack:
            Bilingual("核查报告的结论应当与线索的类别相符", "The report proposes a result that fits the clue")
        case .signerIsMember:
            Bilingual("只有核查组成员签名，各签各的", "Only members sign, each for themselves")
        case .signsTheLatest:
            Bilingual("只在最新的核查报告上签名", "Only the latest report is signed")
        case .signsOnce:
            Bilingual("同一份报告只签一次", "A report is signed once by each")
        case .mayKnow, .holderWrites, .inHand, .collective, .chairAttends, .attendeesMayKnow:
            statement
        }
    }

    /// What helps.
    public var remedy: Bilingual {
        switch self {
        case .mayKnow: Bilingual("请核对编号", "Check the number")
        case .holderWrites: Bilingual("请由承办人登记", "Let the holder do it")
        case .inHand, .signsTheLatest: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .collective, .chairAttends, .attendeesMayKnow: Bilingual("请更正参加人", "Correct who attended")
        case .groupForCheck: Bilingual("请先批准初步核实", "Have the verification approved first")
        case .twoMembers, .leaderInGroup, .membersOfRoom, .membersMayKnow:
            Bilingual("请更正核查组", "Correct the group")
        case .groupWaits: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .groupApprover: Bilingual("请报有权的领导批准", "Submit it to a leader with the right")
        case .groupFourEyes: Bilingual("请由另一位有权的领导批准", "Let another leader with the right approve")
        case .groupApproved: Bilingual("请报领导批准核查组", "Have a leader approve the group")
        case .groupBeforeReport: Bilingual("请先组成核查组", "Form the group first")
        case .endOfTrack: Bilingual("请选择相应的结论", "Choose a result that fits")
        case .signerIsMember: Bilingual("请核查组成员本人签名", "Let the members sign themselves")
        case .signsOnce: Bilingual("无需再签", "There is nothing more to sign")
        }
    }
}
