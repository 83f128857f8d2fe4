import Casework
import Operations

extension Text {
    /// What happened, by the name under which it is stored; a name of a later version is shown as it is.
    static func event(_ event: StoredEvent) -> Text {
        eventWords[event.kind].map { $0.with(detail(of: event)) } ?? .asIs(event.kind)
    }

    private func with(_ detail: Text?) -> Text {
        guard let detail else { return self }
        return Text("\(zh)：\(detail.zh)", "\(en): \(detail.en)")
    }

    static let aboutAnEarlier = Text("针对此前的件", "About an earlier item")

    /// By the name under which an event is stored.
    static let eventWords: [String: Text] = [
        "handed_in": Text("公众提交", "Handed in by the public"),
        "registered": Text("登记", "Registered"),
        "triage_proposed": Text("提出研判意见", "Triage proposed"),
        "triage_sent_back": Text("退回研判意见", "Triage sent back"),
        "accepted": Text("受理", "Accepted"),
        "declined": Text("不予受理", "Not accepted"),
        "retained": Text("重复件留存", "Kept as a repeat"),
        "sealed_up": Text("密封报送", "Sealed up"),
        "sealing_asked": Text("提出密封报送，其他人不能再看", "Sealing asked for; closed to everybody else"),
        "sealing_refused": Text("信访室负责人决定不密封报送", "Not sealed, as the petition office decided"),
        "supplemented": Text("反映人补充了材料", "The reporter added material"),
        "objected": Text("反映人对结果提出异议", "The reporter objects to the result"),
        "follows": .aboutAnEarlier,
        "reading_given_up": Text("放弃自动阅读，由人研判", "Not read by itself; triaged by hand"),
        "suggestion_concluded": Text("批评建议处理完毕", "What became of the suggestion"),
        "petition_transferred": Text("转送有权处理的机关", "Passed on to the competent organ"),
        "petition_receipt": Text("登记转送回执", "Receipt recorded"),
        "petition_guidance_told": Text("已告知引导的机关", "Told where to go"),
        "petition_guided": Text("确定引导的机关", "Organ of guidance chosen"),
        "petition_objected": Text("向信访机构提出异议并退回", "Objected to, and sent back to the bureau"),
        "petition_accepted": Text("作为信访事项受理", "Accepted as a petition"),
        "petition_answered": Text("信访处理意见书送达", "Opinion delivered"),
        "routed": Text("分流", "Routed"),
        "claimed": Text("领取", "Claimed"),
        "released": Text("放回", "Released"),
        "return_requested": Text("申请退回", "Return asked for"),
        "returned": Text("退回信访室", "Returned to the petition office"),
        "return_refused": Text("不同意退回", "Return refused"),
        "plan_proposed": Text("提出处置意见", "Plan proposed"),
        "plan_approved": Text("批准处置意见", "Plan approved"),
        "plan_sent_back": Text("退回处置意见", "Plan sent back"),
        "result_proposed": Text("提交办理结果", "Result proposed"),
        "result_approved": Text("批准办理结果", "Result approved"),
        "result_sent_back": Text("退回办理结果", "Result sent back"),
        "fed_back": Text("已向反映人反馈", "Fed back to the reporter"),
        "reopened": Text("重新办理", "Reopened"),
        "letter_delivered": Course.Kind.letterDelivered.words,
        "reply_received": Course.Kind.replyReceived.words,
        "talk_held": Course.Kind.talkHeld.words,
        "no_answer": Course.Kind.noAnswer.words,
        "group_approved": Course.Kind.groupApproved.words,
        "case_filed": Course.Kind.caseFiled.words,
        "investigation_ended": Course.Kind.investigationEnded.words,
        "review_applied": Course.Kind.reviewApplied.words,
        "found_untrue": Course.Kind.foundUntrue.words,
        "clearing_not_needed": Course.Kind.clearingNotNeeded.words,
        "reopening_asked": Text("申请重新办理", "Asked to open it again"),
        "reopening_refused": Text("不同意重新办理", "Not opened again"),
        "distributed": Text("批准分办", "Distribution approved"),
        "archived": Text("归档", "Archived"),
        "taken_out": Text("调卷", "Taken out of the archive"),
        "late_paper": Text("补记纸质材料", "A paper that lies on paper was stated"),
        "excerpt_proposed": Text("提出隐名摘件", "A masked excerpt was asked for"),
        "excerpt_approved": Text("批准隐名摘件", "A masked excerpt was approved"),
        "excerpt_refused": Text("未批准隐名摘件", "A masked excerpt was refused"),
        "excerpt_opened": Text("出示隐名摘件", "A masked excerpt was shown to its reader"),
        "excerpt_ended": Text("隐名摘件失效", "A masked excerpt has ended"),
        "reactivated": Text("暂存到期，继续办理", "The hold has ended"),
        "taken_back": Text("收回，放回待领取", "Taken back to the board"),
        "reassigned": Text("更换承办人", "Given to another holder"),
        "rerouted": Text("改派其他室", "Moved to another room"),
        "jurisdiction_changed": Text("变更管辖", "Handled elsewhere"),
        "taken_up": Text("批准由本机关办理", "Approved that this organ handles it"),
        "passed_down": Text("未批准由本机关办理，移送下级", "Not taken up; passed down"),
        "urgency_changed": Text("缓急和快办通道已重新认定", "Urgency and lane were found anew"),
        "joint_begun": Text("开始联合查处", "Joint handling began"),
        "joint_ended": Text("结束联合查处", "Joint handling ended"),
        "material_repeats": Text("已阅补充材料：与已核查的内容重复", "Material read: it repeats what was checked"),
        "material_immaterial": Text("已阅补充材料：不影响原结论", "Material read: it does not touch the result"),
        "material_unverifiable": Text("已阅补充材料：没有可查证的具体线索", "Material read: nothing can be checked"),
        "supplement_arrived": Text("收到补充材料", "More material came in"),
        "objection_arrived": Text("反映人对结果提出异议", "The reporter objects to the result"),
        "repeat_arrived": Text("收到重复件（无新的事实）", "A repeat came in, without new facts"),
        "moved_along": Text("随首件移交", "Moved along with the first report"),
        "accused_corrected": Text("补充或者更正被反映人", "Accused added or corrected"),
        "walls_raised": Text("知悉范围已调整", "Who may know of it was narrowed"),
        "withdrawn": Text("更正被反映人后移出", "Moved out: the accused were corrected"),
        "state_secrets_removed": Text(
            "涉及国家秘密，内容已清除，按保密规定移送", "Held state secrets: the content is destroyed"),
        "forwarded": Text("转送", "Passed on"),
        "reconsidered": Text("撤回决定，重新研判", "Decision taken back"),
        "forward_returned": Text("退回收件机关", "Given back to the organ that received it"),
        "evidence_told": Text("反映人在反馈时提供新的证据线索", "Told the result, the reporter named new evidence"),
        "objection_recorded": Text("登记对结果的异议", "An objection was recorded"),
        "objection_answered": Text("异议已解释说明", "An objection was answered"),
        "objection_kept": Text("重复异议，无新的事实，不再答复", "A repeated objection was kept on file"),
        "clarification_proposed": Text("提出澄清正名", "The clearing of a name was proposed"),
        "clarification_approved": Text("批准澄清正名", "The clearing was approved"),
        "clarification_refused": Text("未批准澄清正名", "The clearing was not approved"),
        "clarification_done": Text("已澄清正名", "The name was cleared"),
        "redress_not_wronged": Text(
            "澄清时说明：没有因失实检举控告受到错误处理", "At the clearing: nothing was done wrongly because of the report"),
        "redress_corrected": Text("因失实检举控告的错误处理已经纠正", "A wrong handling because of the report was corrected"),
        "redress_proposed": Text("提出纠正错误处理的建议", "The correction of a wrong handling was proposed"),
        "redress_done": Text("作出处理的机关已经纠正", "The organ corrected the wrong handling"),
        "redress_refused": Text("作出处理的机关不予纠正", "The organ refused the correction"),
        "clarification_looked_after": Text("澄清后回访、抄送", "The clearing was looked after"),
        "reward_proposed": Text("提出奖励建议", "A reward was suggested"),
        "reward_approved": Text("批准奖励建议", "The reward was approved"),
        "reward_refused": Text("未批准奖励建议", "The reward was refused"),
        "reward_recorded": Text("登记奖励决定", "What was decided about the reward was recorded"),
        "malice_proposed": Text("提请查核来源或者认定诬告陷害", "A prefecture was to be asked"),
        "malice_sent_up": Text("提请已上报", "The request was sent up"),
        "malice_refused": Text("提请未上报", "The request was not sent up"),
        "malice_approved": Text("提请获设区的市级以上批准", "A prefecture or above approved"),
        "malice_denied": Text("提请未获批准", "The request was denied"),
        "correction_advised": Text("建议纠正所获利益", "Correction was advised"),
        "accused_told": Text("已向被反映人反馈结论", "The person reported was told the conclusion"),
        "void_proposed": Text("提出作废", "It was proposed to void the number"),
        "void_refused": Text("未作废", "The number was not voided"),
        "voided": Text("作废", "Void"),
        "split_proposed": Text("提出拆分", "It was proposed to split it"),
        "split_refused": Text("未拆分", "It was not split"),
        "split": Text("拆分", "Split into parts"),
        "repeat_decided": Text("判断是否重复件", "Decided whether it repeats another"),
        "signature_verified": Text("实名核实", "Signature verified"),
        "minutes_kept": Text("登记集体研究纪要", "Minutes of the study were kept"),
        "secretary_approved": Text("登记党委主要负责人批准", "The Party secretary's approval was recorded"),
        "group_formed": Text("组成、调整核查组", "The check group was formed"),
        "check_report_written": Text("写核查报告", "The report of the check was written"),
        "check_report_signed": Text("核查组成员签名", "A member of the group signed"),
    ]

    private static func detail(of event: StoredEvent) -> Text? {
        if let code = event.detail["priority"].flatMap(Int.init), let rule = event.detail["priority_rule"],
            let priority = Priority(rawValue: code)
        {
            let why = Triage.priorityRules.first { $0.id.rawValue == rule }.map { Text($0.explanation) } ?? .asIs("–")
            return Text("\(priority.words.zh)（\(why.zh)）", "\(priority.words.en) (\(why.en))")
        }
        if let code = event.detail["proposal"] { return Handle.Proposal(rawValue: code)?.words }
        if let code = event.detail["result"] { return Handle.Finding(code: code)?.words }
        if let code = event.detail["reason"] {
            return ReturnReason(rawValue: code)?.words ?? ForwardReturnReason(rawValue: code)?.words
        }
        if let code = event.detail["stopped"] { return ParkReason(rawValue: code)?.words }
        if let code = event.detail["why"] { return Reconsideration(rawValue: code)?.words }
        if let code = event.detail["found"] { return Triage.Verification(rawValue: code)?.words }
        if let code = event.detail["outcome"] { return SuggestionOutcome(rawValue: code)?.words }
        if let code = event.detail["measure"] { return Jurisdiction.Kind(rawValue: code)?.words }
        if let code = event.detail["verdict"] { return Repeats.Verdict(rawValue: code)?.words }
        if let number = event.detail["excerpt"] { return .asIs(number) }
        if let code = event.detail["paper"] { return LatePaper(rawValue: code)?.words }
        if let code = event.detail["distribution"] { return Distribution.Reason(rawValue: code)?.words }
        if let code = event.detail["void"] { return VoidReason(rawValue: code)?.words }
        if let number = event.detail["number"] { return .asIs(number) }
        return nil
    }
}
