import Casework

extension OutsideOrgan.Kind {
    var words: Text {
        switch self {
        case .petitionBureau: Text("信访局（信访工作机构）", "Petition bureau")
        case .court: Text("人民法院", "Court")
        case .arbitration: Text("仲裁机构", "Arbitration")
        case .review: Text("行政复议机构", "Administrative review")
        case .procuratorate: Text("人民检察院", "Procuratorate")
        case .police: Text("公安机关", "Police")
        case .department: Text("行政主管部门", "Department")
        case .party: Text("党委部门、群团组织", "Party department or mass organisation")
        case .discipline: Text("其他地区12388受理机关", "12388 organ of another area")
        case .other: Text("其他单位", "Another unit")
        }
    }
}

extension PassingOn.Carrier {
    var words: Text {
        switch self {
        case .confidential: Text("机要交换", "Confidential exchange")
        case .post: Text("挂号邮寄", "Registered post")
        case .hand: Text("专人送达", "By hand")
        case .system: Text("信访信息系统", "Petition information system")
        }
    }
}

extension PassingOn.Receipt {
    var words: Text {
        switch self {
        case .received: Text("对方已收到", "Received")
        case .returned: Text("对方退回", "Sent back")
        }
    }
}

extension PassingOn.ObjectionReason {
    var words: Text {
        switch self {
        case .otherOrgan: Text("属于其他机关、单位", "Another organ's")
        case .legalRemedy: Text("应当通过诉讼、仲裁、行政复议等解决", "For a court, arbitration or review")
        case .beingHandled: Text("有关机关正在办理", "Being handled already")
        case .ended: Text("已经复核终结", "At its end after a re-check")
        case .other: Text("其他理由", "Another reason")
        }
    }
}

extension Petition.Stage {
    var words: Text {
        switch self {
        case .handle: Text("办理", "Handling")
        case .review: Text("复查", "Review")
        case .recheck: Text("复核", "Re-check")
        }
    }
}

extension Petition.Outcome {
    var words: Text {
        switch self {
        case .supported: Text("予以支持", "Supported")
        case .explained: Text("做好解释", "Explained")
        case .notSupported: Text("不予支持", "Not supported")
        case .upheld: Text("维持原意见", "Upheld")
        case .changed: Text("变更或者撤销原意见", "Changed")
        }
    }
}

extension Petition.State {
    var words: Text {
        switch self {
        case .handling: Text("办理中", "Being handled")
        case .hearing: Text("听证中", "In a hearing")
        case .opinionProposed: Text("意见待签发", "Opinion waits for its signature")
        case .answered: Text("已答复", "Answered")
        }
    }
}
