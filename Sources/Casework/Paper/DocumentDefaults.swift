extension DocumentKind {
    /// The wording that holds where an office has written none of its own.
    public var defaultText: String {
        switch self {
        case .acceptance:
            """
            您于{{received_on}}提交的信访举报（编号{{item}}）收悉。经审核，属于本机关受理范围，已由{{organ}}受理。
            办理结果将按规定反馈。如有新的情况，请与我们联系。
            联系方式：{{contact}}。
            {{secrecy_duty}}
            """
        case .guidance:
            """
            您于{{received_on}}提交的信访举报（编号{{item}}）收悉。{{decline_reason}}
            请您依规依法向{{competent_organ}}提出。
            联系方式：{{contact}}。
            {{secrecy_duty}}
            """
        case .forwarding:
            """
            根据{{basis}}，现将下列检举控告件转送你单位，请按规定办理：
            {{items}}
            请{{reply_period}}办结受理或者转送手续。
            {{requirement}}
            """
        case .assignment:
            """
            现将检举控告件（编号{{item}}）交办你单位。
            办理要求：{{requirement}}
            办理期限：{{deadline}}前办结并报告结果。
            报告形式：{{report_format}}
            本件经{{approver}}批准。
            """
        case .supervisionOrder:
            """
            关于检举控告件（编号{{item}}），因{{supervision_reason}}，现予督办。
            督办要求：{{demand}}
            请于{{deadline}}前书面报告办理情况。
            """
        case .reminder:
            """
            关于检举控告件（编号{{item}}），因{{supervision_reason}}，现予催办。
            {{demand}}
            请于{{deadline}}前回复。
            """
        case .petitionOpinion, .petitionTransfer, .petitionAcceptance: petitionText
        case .checkReport, .feedbackRecord, .inquiryLetter, .verificationRequest, .verificationReport: checkText
        case .disciplineRecommendation, .supervisionRecommendation, .clarification, .publicNotice, .archiveIndex:
            endText
        }
    }

    private var checkText: String {
        switch self {
        case .checkReport:
            """
            关于检举控告件（编号{{item}}）的核查情况，报告如下。
            一、反映的主要问题：{{problem}}
            二、核查过程：{{process}}
            三、认定的事实：{{findings}}
            四、结论：{{conclusion}}
            五、检举控告人意见：{{reporter_opinion}}
            六、被反映人意见：{{accused_opinion}}
            七、对意见的说明：{{opinion_explained}}
            八、检讨或者处理决定：{{self_criticism}}
            九、呈报机关审核意见：{{review_opinion}}
            """
        case .feedbackRecord:
            """
            来件编号：{{item}}
            反馈时间：{{feedback_time}}
            反馈方式：{{feedback_way}}
            反馈人：{{feedback_person}}
            反馈内容摘要：{{result}}
            检举控告人意见：{{reporter_opinion}}
            异议：{{objection}}
            新的证据线索：{{new_evidence}}
            已告知：{{secrecy_duty}}
            """
        case .inquiryLetter:
            """
            根据工作需要，请你就下列问题作出书面说明：
            {{questions}}
            请{{reply_period}}书面回复。
            {{countersignature}}
            """
        case .verificationRequest:
            """
            线索编号：{{clue}}
            被反映人：{{accused}}
            依据：{{basis}}
            主要问题：{{problem}}
            核实建议：{{proposal}}
            审批人：{{approver}}
            """
        case .verificationReport:
            """
            关于线索（编号{{clue}}）的初步核实情况，报告如下。
            一、依据：{{basis}}
            二、主要问题：{{problem}}
            三、核实过程：{{process}}
            四、核实结果：{{findings}}
            五、存在的疑点：{{doubts}}
            六、结论：{{conclusion}}
            七、处理建议：{{proposal}}
            核查组全体成员签名：{{signatures}}
            """
        case .acceptance, .guidance, .forwarding, .assignment, .supervisionOrder, .reminder,
            .disciplineRecommendation, .supervisionRecommendation, .clarification, .publicNotice, .archiveIndex,
            .petitionOpinion, .petitionTransfer, .petitionAcceptance:
            defaultText
        }
    }

    private var petitionText: String {
        if self == .petitionAcceptance {
            return """
                您于{{received_on}}提出的信访事项（编号{{item}}）收悉，属于本机关职责范围，{{organ}}已予受理。
                办理期限至{{deadline}}；确需延长的，将另行告知理由。
                联系方式：{{contact}}。可凭查询码查询办理进度。
                """
        }
        return self == .petitionOpinion
            ? """
            您提出的信访事项（编号{{item}}）已经办理完毕。
            一、信访请求：{{petition_request}}
            二、事实和理由：{{petition_facts}}
            三、处理意见：{{petition_opinion}}
            四、依据：{{legal_basis}}
            {{petition_remedy}}
            """
            : """
            根据{{basis}}，现将下列信访事项转送你单位依规依法处理：
            {{items}}
            请书面回执。
            """
    }

    private var endText: String {
        switch self {
        case .disciplineRecommendation, .supervisionRecommendation:
            """
            一、基本情况：{{unit_facts}}
            二、查明的事实、证据：{{evidence}}
            三、依据：{{legal_basis}}
            四、建议：{{advice}}
            {{reply_requirement}}
            """
        case .clarification:
            """
            关于反映{{cleared}}的下列事项：
            {{false_facts}}
            经依规依法核查，结果如下：{{cleared_result}}
            依据{{legal_basis}}，现予澄清。
            """
        case .publicNotice:
            """
            {{public_facts}}
            处理结果：{{result}}
            通报范围：{{scope}}
            本通报经{{approver}}批准。
            """
        case .archiveIndex:
            """
            来件编号：{{item}}
            卷内材料：
            {{attachments}}
            审批材料：{{approvals}}
            交接签名：{{handoff}}
            """
        case .acceptance, .guidance, .forwarding, .assignment, .supervisionOrder, .reminder, .checkReport,
            .feedbackRecord, .inquiryLetter, .verificationRequest, .verificationReport, .petitionOpinion,
            .petitionTransfer, .petitionAcceptance:
            defaultText
        }
    }
}
