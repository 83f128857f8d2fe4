/// What an action on the audit log is called: the thing that it was done with, and what was done. Codes are those of the
/// log; an operation that writes no entry of its own is known by its name (`OperationName`).
extension Text {
    /// Of an action in words; the code itself for one that is not known, which a test finds.
    static func auditAction(_ code: String) -> Text { auditWords(code) ?? .asIs(code) }

    /// Nil for a code that has no words.
    static func auditWords(_ code: String) -> Text? {
        if let look = auditLooks[code] { return look }
        let parts = code.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let thing = auditThings[first] else { return nil }
        guard parts.count == 2 else { return thing }
        guard let verb = auditVerbs[parts[1]] ?? eventWords[parts[1]] else { return nil }
        return Text("\(thing.zh)：\(verb.zh)", "\(thing.en): \(verb.en)")
    }

    /// Lines of a code, and its words in Chinese and English.
    static func auditTable(_ lines: String) -> [String: Text] {
        lines.split(separator: "\n").reduce(into: [:]) { table, line in
            let words = line.split(separator: " | ").map(String.init)
            if words.count == 3 { table[words[0]] = Text(words[1], words[2]) }
        }
    }

    /// Looks at what an act is for. An operation that only reads is known by the name of its file, which names the act:
    /// whoever opens an item would be said to have split and voided it.
    private static let auditLooks = auditTable(
        """
        charge_leader | 包案线索：查看 | Clues in charge: read
        distribute | 线索分发：查看 | Distribution: read
        report.calls | 来件：查看联系记录 | Report: calls read
        split_report | 来件：查看拆分情况 | Report: looked whether it is split
        split_report.waiting | 来件：查看待拆分标记 | Reports: looked which wait to be split
        read_calls.impersonated | 来件：查看冒名标记 | Reports: looked whose name was misused
        void_report | 来件：查看作废情况 | Report: looked whether it is voided
        void_report.list | 作废登记：查看 | Voided numbers: read
        """)

    private static let auditThings = auditTable(
        """
        access_tokens | 接口令牌 | API tokens
        account | 账号 | Account
        accounts | 账号 | Accounts
        accused | 被反映人 | Person concerned
        add_files | 补充附件 | Added files
        add_to_report | 补充材料 | Added to a report
        aftercare | 善后 | Aftercare
        alarm | 预警 | Alarm
        alarms | 预警 | Alarms
        alert | 提示 | Alert
        analyse_trends | 趋势分析 | Analysis of trends
        answer_objection | 处理申诉 | Objection
        appointments_on | 任职 | Appointments
        approve_notice | 告知书 | Notice
        archive_file | 归档 | Archive
        ask_recusal | 申请回避 | Asked for a recusal
        ask_sealing | 提出密封报送 | Asked to seal something up
        assignment | 交办件 | Assigned matter
        audit | 审计日志 | Audit log
        binding | 登录凭据 | What opens the door
        calendar | 工作日历 | Calendar
        change_document | 文书 | Document
        change_holder | 承办人 | Holder
        charge_leader | 包案领导 | Leader in charge
        claim_next | 领取下一件线索 | Claimed the next clue
        clarification | 澄清 | Clarification
        clear_name | 澄清正名 | Clearing a name
        clock | 期限 | Period
        clue | 线索 | Clue
        conclude_suggestion | 建议类办结 | Ended a suggestion
        confirm_triage | 审定分类 | Decided the sorting
        correct_accused | 更正被反映人 | Corrected who is accused
        course | 办理进程 | Course of a case
        decide_measure | 管辖措施 | Measure of jurisdiction
        decide_recusal | 决定回避 | Decided a recusal
        decide_repeat | 认定重复件 | Decided a repeat
        decide_sealing | 待密封件 | What waits to be sealed
        declaration | 申报 | Declaration
        declarations | 申报 | Declarations
        digest | 每日摘要 | Digest
        directory | 名录 | Directory
        distribute | 分发 | Distribution
        distribution | 分发 | Distribution
        document | 文书 | Document
        document_wordings | 文书用语 | Wordings of documents
        door_bindings | 登录凭据 | What opens the door
        draft_document | 起草文书 | Drafted a document
        duty | 任职结束 | End of a duty
        endpoint | 数据外送 | What leaves the house
        enter_recusal | 登记回避 | Entered a recusal
        excerpt | 隐名摘件 | Excerpt
        export_key | 上级公钥 | Key of the office above
        export_sealed | 密封导出 | Sealed export
        extend_clock | 期限延长 | Longer period
        feed_back_quarter | 季度反馈 | Quarterly feedback
        file | 附件 | File
        find_by_number | 按编号查找 | Looked up a number
        follow_recommendation | 纪检监察建议 | Recommendation
        found | 工作中发现的线索 | Clue found at work
        hand_over_post | 工作移交 | Handing over a post
        give_up_parked | 放弃停下的工作 | Giving up stuck work
        handle_assignment | 交办件 | Assigned matter
        handle_clue | 线索办理 | Handling of a clue
        handle_petition | 申诉控告 | Petition
        handover | 工作移交 | Handing over
        hold_meeting | 集体研究 | Meeting
        identity | 举报人身份 | Identity of who reported
        import_register | 导入台账 | Import of a register
        instruction | 批示 | Instruction
        interference | 打听过问 | Interference
        invitation_office | 账号启用审批 | Approval of accounts
        invitations | 一次性代码 | One-time code
        item | 不显示（某件，或者件的列表） | Not shown (an item, or a list of items)
        judge_reporter | 举报人评定 | Judgement of who reported
        keep_check_file | 核查材料 | File of a check
        keep_instructions | 批示 | Instructions
        keep_outside_organs | 外单位 | Organs outside
        keys | 密钥 | Keys
        list_parked | 停下的工作 | Stuck work
        lists | 列表 | List
        log_visit | 接访登记 | Logged a visit
        measure | 管辖措施 | Measure of jurisdiction
        meeting | 集体研究 | Meeting
        merit | 举报人评定 | Judgement of who reported
        my_account | 本人账号 | Own account
        name_readers | 隔离区查看人 | Readers of the quarantine
        note_interference | 打听过问 | Interference
        notice | 告知书 | Notice
        objection | 申诉异议 | Objection
        open_aftercare | 打开善后 | Opened aftercare
        open_check_file | 打开核查材料 | Opened the file of a check
        open_clock | 打开期限 | Opened a period
        open_document | 打开文书 | Opened a document
        open_excerpt | 打开隐名摘件 | Opened an excerpt
        open_file | 打开附件 | Opened a file
        open_measures | 打开管辖措施 | Opened measures
        open_recusals | 打开回避 | Opened recusals
        open_report | 打开来件 | Opened a report
        open_route | 打开流转 | Opened a route
        open_supervision | 打开督办 | Opened supervision
        open_unlocks | 打开身份解锁 | Opened unlocks
        open_work_at | 未办结件 | Open work
        outside_organ | 外单位 | Organ outside
        overdue | 超期 | Overdue
        parked | 停下的工作 | Stuck work
        pass_on_petition | 申诉控告转送 | Passing on a petition
        petition | 申诉控告 | Petition
        plan_reception | 领导接访 | Reception by leaders
        policy | 期限和选择 | Periods and choices
        propose_measure | 提出管辖措施 | Proposed a measure
        propose_triage | 提出分类意见 | Proposed a sorting
        protection | 举报人保护 | Protection
        provide_data | 提供数据 | Providing data
        provision | 提供数据 | Data provided
        quarantine | 隔离区 | Quarantine
        quarter | 季度反馈 | Quarterly feedback
        rating | 举报人评价 | Rating
        read_audit | 审计日志 | Audit log
        read_calls | 联系记录 | Calls
        read_digest | 每日摘要 | Digest
        read_handoffs | 交接签收 | Hand-offs
        read_material | 阅看材料 | Read material
        read_out_of_scope | 申诉控告 | Petitions
        read_reception | 接访 | Receptions
        read_sealed | 密封件 | Sealed item
        receive_file | 接收附件 | Received a file
        receive_public_report | 网上举报 | Report from the public page
        reception | 接访 | Reception
        recommendation | 纪检监察建议 | Recommendation
        reconsider_triage | 重新分类 | Sorted anew
        record_delivery | 登记送达 | Recorded a delivery
        record_interference | 登记打听过问 | Recorded interference
        record_step | 登记办理步骤 | Recorded a step
        recusal | 回避 | Recusal
        refused | 被拒绝 | Refused
        register | 登记簿 | Register
        register_found | 登记发现的线索 | Clue found at work
        register_numbers | 编号核对 | Account of numbers
        register_report | 登记来件 | Registered a report
        register_sealed | 登记密封件 | Registered a sealed item
        report | 来件 | Report
        result | 办理结果 | Result
        retry_parked | 停下的工作 | Stuck work
        return_forwarded | 退回转来件 | Returned what was forwarded
        sealed | 密封件 | Sealed item
        sealed_receipt | 密封件签收 | Receipt of a sealed item
        search_reports | 检索来件 | Searched reports
        session | 登录 | Session
        show_excerpt | 隐名摘件 | Excerpt
        sign_in | 登录 | Sign-in
        split_report | 拆分来件 | Splitting a report
        state_paper | 呈批表 | Approval sheet
        stuck | 停下的工作 | Stuck work
        suggestion | 建议 | Suggestion
        supervise_clue | 督办 | Supervision
        supervision | 督办 | Supervision
        tell_accused | 告知被反映人 | Told the person concerned
        tell_at_once | 即时提示 | Alerts
        tell_result | 告知结果 | Told the result
        token | 接口令牌 | API token
        town_visit | 下访 | Visit to a township
        track_aftercare | 善后查询 | Looked at aftercare
        track_petition | 申诉控告查询 | Looked at a petition
        track_report | 查询来件 | Looked at a report
        trend | 趋势分析 | Analysis of trends
        triage | 分类 | Sorting
        unlock_identity | 身份解锁 | Unlocking an identity
        verify_signature | 核实署名 | Verified a signature
        void_report | 作废编号 | Voiding a number
        watch_protection | 举报人保护 | Protection
        webhooks | 数据外送 | What leaves the house
        """)
}
