/// Words of what follows a result.
extension Text {
    // MARK: The tracking page

    static let secrecyFirst = Text(
        "依照规定，您对反馈内容负有保密义务，不得对外泄露或者在网络上传播。确认后显示结果；只记录确认的日期，不记录您的任何信息。",
        "By the rules you keep secret what you are told: it must not be passed on or published. The result is shown once you "
            + "confirm it; the day is kept, and nothing about you."
    )
    static let iKeepItSecret = Text("我已知悉，并对反馈内容保密", "I know, and will keep it secret")
    static let showResult = Text("确认并查看结果", "Confirm and show the result")
    static let tickSecrecy = Text("请先勾选，确认对反馈内容保密", "Tick the box: you keep secret what you are told")
    static let yourObjections = Text("您的异议", "Your objections")
    static let yourRating = Text("您的评价", "Your rating")
    static let rateTitle = Text("评价办理情况", "Say how it was handled")
    static let ratingScore = Text("您对办理是否满意", "Are you satisfied with how it was handled")
    static let ratingWords = Text("意见（可不填）", "Remarks (optional)")
    static let ratingHint = Text(
        "每个结果评价一次，提交后不能更改。本机关领导会看到。",
        "Once for each result; it cannot be changed. The leaders of this organ read it.")
    static let sendRating = Text("提交评价", "Send the rating")
    static let ratingTaken = Text("感谢您的评价。", "Thank you for your rating.")
    static let protectTitle = Text("申请保护", "Ask for protection")
    static let protectionGround = Text("您遇到了什么", "What has happened")
    static let protectionWords = Text("具体情况", "Describe it")
    static let protectionHint = Text(
        "您或者近亲属因检举控告受到威胁、侵害的，可以申请。紧急危险请立即拨打110。本机关领导会看到这里写的内容。",
        "If you or near relatives are threatened or harmed because of your report. In immediate danger call 110. The leaders of "
            + "this organ read what you write here."
    )
    static let sendProtection = Text("提交申请", "Send")
    static let protectionTaken = Text(
        "已收到您的申请，将由专人尽快处理，知情范围严格限制。",
        "It has come in; few people will know of it, and one of them deals with it soon."
    )

    // MARK: Staff

    static let fillThisIn = Text("请填写此项。", "Fill this in.")
    static let isProposed = Text("已建议", "Proposed")
    static let endedOn = Text("办结日期", "Ended on")
    static let areaFeedback = Text("异议与澄清", "Objections, clearings")
    static let areaProtection = Text("举报人防护", "Protection")
    static let toAftercare = Text("反馈之后", "After the result")
    static let aftercareTitle = Text("异议、澄清与评价", "Objections, clearings and ratings")
    static func aftercareOf(_ number: String) -> Text { Text("\(number) 反馈之后", "After the result of \(number)") }
    static let openObjections = Text("待答复的异议", "Objections that wait for an answer")
    static let openClearings = Text("办理中的澄清", "Clearings under way")
    static let finishedClues = Text("已办结的线索", "Clues that have ended")
    static let noneOpen = Text("没有。", "None.")
    static let satisfactionTitle = Text("满意度", "Satisfaction")
    static func ratedOf(_ rated: Int, _ told: Int) -> Text {
        Text("已送达结果\(told)件，其中\(rated)件作了评价", "\(rated) of \(told) results that reached their reporters were rated")
    }
    static func share(_ count: Int, _ all: Int) -> Text {
        let tenths = all == 0 ? 0 : (count * 1000 + all / 2) / all
        return Text(
            "\(count)/\(all)（\(tenths / 10).\(tenths % 10)%）", "\(count) of \(all) (\(tenths / 10).\(tenths % 10)%)")
    }
    static let ratingRemarks = Text("评价意见", "Remarks")
    static let objections = Text("异议", "Objections")
    static let noObjections = Text("没有异议。", "None.")
    static let wordsElsewhere = Text(
        "在查询页面提出，内容在信访室隔离区，研判后可见。",
        "It came by the tracking page; its words are with the petition office and are seen after triage."
    )
    static let raisedOn = Text("提出日期", "Raised on")
    static let objectionAnswerBy = Text("答复期限（本项目约定，可配置）", "To be answered by (a local choice)")
    static let raisedBy = Text("提出方式", "How it was raised")
    static let objectionSaid = Text("异议内容", "What was said")
    static let answerWords = Text("解释说明", "Explanation")
    static let answerHint = Text(
        "检举控告人将看到全文。不写核查细节，不涉及第三人。",
        "The reporter reads all of it: no detail of the check, nothing on third persons."
    )
    static let proposeAnswer = Text("提交审批", "Submit")
    static let approveAnswer = Text("批准并答复", "Approve and answer")
    static let sendBackAnswer = Text("退回", "Send back")
    static let keepObjection = Text("无新的事实，不再答复", "Nothing new: keep it on file")
    static let reopenHint = Text("有新证据的，由分管领导在线索页面批准重新办理。", "For new evidence a deputy reopens it on the clue's page.")
    static let recordObjection = Text("登记异议", "Record an objection")
    static let clearingTitle = Text("澄清正名", "Clearing of the name")
    static let noClearing = Text("没有澄清。", "None.")
    static let proposeClearing = Text("提出澄清", "Propose a clearing")
    static let findingLabel = Text("核查结论", "What the check found")
    static let triggerLabel = Text("澄清情形（湖北省规定）", "Why (Hubei's rule)")
    static let formLabel = Text("澄清形式", "How")
    static let inaccuracyLabel = Text("失实的性质", "Kind of untruth")
    static let maliceLabel = Text(
        "建议上报设区的市级以上认定是否诬告陷害", "Ask a prefecture or higher whether it was a false accusation"
    )
    static let circumstancesLabel = Text("从重情形（只随诬告陷害）", "Grave circumstances (of a false accusation only)")
    static let benefitsLabel = Text("因诬告获得的利益（建议纠正）", "What was won by it (to be corrected)")
    static let determinedLevel = Text("批准认定的机关层级", "Level of the approving organ")
    static let determinedOn = Text("批准认定日期", "Day of the approval")
    static let determinedNumber = Text("批准文号", "Number of the approval")
    static let clearedPerson = Text("被澄清人", "Who is cleared")
    static let clearedUnit = Text("单位和职务", "Unit and post")
    static let statementLabel = Text("失实的反映（概括）", "What is untrue, in general words")
    static let statementHint = Text(
        "函件会写：“反映……的信访举报：（此处）”。不写检举控告人，不写核查经过和材料。",
        "It goes into the letter: nothing of who reported, nothing of how it was checked."
    )
    static let clearBy = Text("澄清期限", "To be cleared by")
    static let clearedOn = Text("澄清日期", "Cleared on")
    static let approveClearing = Text("批准澄清", "Approve")
    static let refuseClearing = Text("不批准", "Do not approve")
    static let completeClearing = Text("登记已澄清", "Record it as done")
    static let redressLabel = Text("因失实检举控告受到错误处理", "Wrong handling because of the untrue report")
    static let redressHint = Text(
        "因失实检举控告被错误处理的，应当予以纠正或者提出纠正建议。",
        "What was done wrongly because of an untrue report is corrected, or its correction is proposed."
    )
    static let redressOn = Text("纠正或者提出建议日期", "Corrected or proposed on")
    static let redressOrgan = Text("作出处理的机关（提出纠正建议的填写）", "The organ that did it (where a correction is proposed)")
    static let redressOnly = Text(
        "与所选不符：日期只随纠正或者提出纠正建议填写，机关只随提出纠正建议填写。",
        "It does not fit the choice: the day belongs to a correction or its proposal, the organ to a proposal."
    )
    static let redressOutcome = Text("纠正建议的结果", "What that organ did")
    static let redressOutcomeOn = Text("结果日期", "Day on which it did")
    static let redressWaits = Text("尚无结果，须跟踪", "Nothing yet: it is followed")
    static let recordRedressOutcome = Text("登记纠正建议的结果", "Record what it did")
    static let openRedress = Text("待跟踪的纠正建议", "Proposed corrections to follow")
    static let openRedressHint = Text(
        "已向作出错误处理的机关提出纠正建议，尚未登记结果。",
        "A correction was proposed to the organ that handled somebody wrongly; what it did is not recorded."
    )
    static func waitsForOutcome(_ day: Day) -> Text {
        Text("\(day.iso) 提出，尚无结果", "Proposed on \(day.iso), no outcome yet")
    }
    static let visitedOn = Text("回访日期", "Visited again on")
    static let copiedOn = Text("抄送组织部门日期", "Copy to the organisation department on")
    static let lookAfter = Text("登记回访、抄送", "Record visit and copy")
    static let accusedTold = Text("向被反映人反馈结论", "The person reported was told")
    static let notTold = Text("没有记录。", "Not recorded.")
    static let askedOn = Text("提出要求日期（没有的不填）", "Asked for on (leave empty if not)")
    static let accusedToldOn = Text("反馈日期", "Told on")
    static let tellWay = Text("反馈方式", "How")
    static let recordTelling = Text("登记反馈", "Record it")
    static let openWatch = Text("登记防护", "Open a watch")
    static let protectionTitle = Text("检举控告人防护", "Protection of who reported")
    static let protectionCircle = Text(
        "只限信访室主任、领导和承办人知悉。", "Known to the head of the petition office, the leaders and the holder only."
    )
    static let noWatches = Text("没有您可以查看的防护事项。", "There is no watch that you may see.")
    static let watchNumber = Text("来件编号", "Number of the report")
    static let noSuchNumber = Text("没有此编号的来件，或者您无权查看", "There is no such report, or it is not yours to see")
    static let nextLook = Text("下次回访", "Next look")
    static let unclearedClues = Text("查否了结、尚未提出澄清正名", "Found untrue, no clearing proposed yet")
    static let unclearedHint = Text(
        "查明失实并符合情形的，自认定之日起20个工作日内澄清正名；未查实但不能排除的不澄清。",
        "What was found untrue is cleared within 20 working days where the conditions are met; what could only not be proved clears nobody."
    )
    static let overdueLook = Text("回访已逾期", "The look is overdue")
    static let looks = Text("回访记录", "Looks")
    static let lookDay = Text("回访日期", "Day of the look")
    static let lookWords = Text("情况和措施", "What was found and done")
    static let measuresLabel = Text("防护措施", "Measures")
    static let recordLook = Text("登记回访", "Record the look")
    static let endReason = Text("结束理由", "Why it ends")
    static let proposeEnd = Text("提出结束", "Propose to end it")
    static let confirmEnd = Text("同意结束", "Agree")
    static let continueWatch = Text("继续防护", "Go on")
    static let openedOn = Text("受理日期", "Opened on")
    static let broughtBy = Text("来源", "Brought by")
}
