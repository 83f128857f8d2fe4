import Casework

// How pages name the codes of what follows a result.

extension ReporterObjection.State {
    var words: Text {
        switch self {
        case .raised: Text("待答复", "Waits for an answer")
        case .answerProposed: Text("解释说明待审批", "The answer waits for approval")
        case .answered: Text("已解释说明", "Answered")
        case .reopened: Text("有新证据，已重新办理", "New evidence: opened again")
        case .notAnsweredAgain: Text("重复异议，不再答复", "A repeat, not answered again")
        }
    }

    /// The same for the reporter: who works on it, and how far, is not told.
    var publicWords: Text {
        switch self {
        case .raised, .answerProposed: Text("正在研究", "Under study")
        case .answered: Text("已解释说明", "Answered")
        case .reopened: Text("已重新办理", "Taken up again")
        case .notAnsweredAgain: Text("没有新的事实，不再重复答复", "Nothing new: it is not answered again")
        }
    }
}

extension ReporterObjection.Channel {
    var words: Text {
        switch self {
        case .web: Text("查询页面", "Tracking page")
        case .letter: Text("来信", "Letter")
        case .phone: Text("来电", "Telephone")
        case .visit: Text("来访", "Visit")
        }
    }
}

extension Clarification.State {
    var words: Text {
        switch self {
        case .proposed: Text("待主要负责人批准", "Waits for the head")
        case .approved: Text("已批准，待澄清", "Approved, to be carried out")
        case .refused: Text("未批准", "Not approved")
        case .done: Text("已澄清", "Done")
        case .lapsed: Text("线索已重新办理，本项终止", "The clue was opened again: it lapsed")
        }
    }
}

extension Clarification.Finding {
    var words: Text {
        switch self {
        case .untrue: Text("查明失实", "Found untrue")
        case .notExcluded: Text("未查实，不能排除", "Not proved, cannot be excluded")
        }
    }
}

extension Clarification.Trigger {
    var words: Text {
        switch self {
        case .selection: Text("影响选拔任用、评先评优", "It affects a selection or an award")
        case .harm: Text("合法权益、工作或者生活受到损害", "Rights, work or life suffer")
        case .repeated: Text("有明确结论后仍被反复举报", "Reported again after a clear conclusion")
        case .other: Text("其他", "Other")
        }
    }
}

extension Clarification.Form {
    var words: Text {
        switch self {
        case .written: Text("书面澄清", "In writing")
        case .faceToFace: Text("当面澄清", "Face to face")
        case .meeting: Text("会议澄清（湖北省规定，本地选项）", "At a meeting (a rule of Hubei: a local choice)")
        case .bulletin: Text("通报澄清", "By bulletin")
        case .media: Text("媒体澄清（湖北省规定，本地选项）", "In the media (a rule of Hubei: a local choice)")
        }
    }
}

extension Clarification.Inaccuracy {
    var words: Text {
        switch self {
        case .mistaken: Text("错告", "A mistaken report")
        case .malicious: Text("诬告陷害（已经设区的市级以上认定）", "A false accusation, found by a prefecture or higher")
        case .undetermined: Text("未作认定", "Not determined")
        }
    }
}

extension Clarification.Redress.Kind {
    var words: Text {
        switch self {
        case .notWronged: Text("没有受到错误处理", "Nothing was done wrongly")
        case .corrected: Text("本机关已经纠正", "Corrected here")
        case .proposed: Text("已向作出处理的机关提出纠正建议", "A correction was proposed to the organ that did it")
        }
    }
}

extension Clarification.Redress.Outcome {
    var words: Text {
        switch self {
        case .done: Text("已纠正", "It corrected it")
        case .refused: Text("不予纠正", "It refused to")
        }
    }
}

extension Clarification.Circumstance {
    var words: Text {
        switch self {
        case .vileMeans: Text("手段恶劣", "Vile means")
        case .disturbsAppointment: Text("干扰换届选举或者干部选拔任用", "Disturbs an election or appointment")
        case .concludedBefore: Text("已有明确结论仍诬告", "There was a conclusion already")
        case .incitesOthers: Text("强迫、唆使他人", "Forces or incites others")
        case .other: Text("其他严重情形", "Other grave circumstances")
        }
    }
}

extension Clarification.Benefit {
    var words: Text {
        switch self {
        case .post: Text("职务", "Post")
        case .rank: Text("职级", "Rank")
        case .title: Text("职称", "Professional title")
        case .education: Text("学历", "Education")
        case .degree: Text("学位", "Degree")
        case .award: Text("奖励", "Award")
        case .qualification: Text("资格", "Qualification")
        }
    }
}

extension Protection.State {
    var words: Text {
        switch self {
        case .open: Text("防护中", "Watched over")
        case .endProposed: Text("拟结束，待另一人同意", "Its end waits for another person")
        case .closed: Text("已结束", "Ended")
        }
    }
}

extension Protection.Ground {
    var words: Text {
        switch self {
        case .threat: Text("威胁、恐吓", "Threats")
        case .injury: Text("人身伤害", "Bodily harm")
        case .property: Text("财产损失", "Damage to property")
        case .work: Text("降职、调岗、辞退、克扣待遇", "Demoted, moved, dismissed or paid less")
        case .family: Text("近亲属受到威胁、侵害", "Near relatives are threatened or harmed")
        case .exposure: Text("身份信息泄露", "The identity leaked")
        case .other: Text("其他", "Other")
        }
    }
}

extension Protection.Source {
    var words: Text {
        switch self {
        case .web: Text("本人在查询页面申请", "Asked for on the tracking page")
        case .office: Text("本机关登记", "Recorded by the organ")
        }
    }
}

extension Protection.Measure {
    var words: Text {
        switch self {
        case .contact: Text("专人联系", "A contact person")
        case .otherOrgans: Text("提请公安机关等协助", "Help of the police or other organs")
        case .correction: Text("责令纠正打击报复", "Reprisal ordered undone")
        case .talk: Text("约谈有关单位、人员", "Talk with unit or person")
        case .pursued: Text("移送追究责任", "Passed on to be punished")
        }
    }
}

extension Protection.EndReason {
    var words: Text {
        switch self {
        case .over: Text("危险消除", "The danger is over")
        case .dealtWith: Text("打击报复已经处理", "The reprisal was dealt with")
        case .unfounded: Text("查无此事", "There was none")
        case .asked: Text("本人请求", "The person asked")
        }
    }
}

extension Satisfaction {
    var words: Text {
        switch self {
        case .satisfied: Text("满意", "Satisfied")
        case .basically: Text("基本满意", "Fairly satisfied")
        case .dissatisfied: Text("不满意", "Not satisfied")
        case .abstained: Text("不作评价", "No opinion")
        }
    }
}

extension AccusedFeedbackWay {
    var words: Text {
        switch self {
        case .inPerson: Text("当面", "In person")
        case .letter: Text("书面", "In writing")
        case .throughParty: Text("经所在党组织转告", "Through the Party organisation")
        }
    }
}
