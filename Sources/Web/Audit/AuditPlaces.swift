/// What a part of an address is called where the log says of a refused request which page it was for.
extension Text {
    /// An address as the log keeps it, such as `clues/*/route`; parts without words are an item, or what somebody typed.
    static func auditPlace(_ address: String) -> Text {
        let parts = address.split(separator: "/").compactMap { auditPlaceWords[String($0)] }
        guard !parts.isEmpty else { return Text("其他页面", "another page") }
        return Text(
            parts.map(\.zh).joined(separator: "／") + "（页面）", parts.map(\.en).joined(separator: " / ") + " (page)")
    }

    static let auditPlaceWords = auditTable(
        """
        acceptance-record | 受理登记表 | Record of acceptance
        account | 我的账号 | My account
        accused | 被反映人 | Who is accused
        admit | 转入 | Admit
        agenda | 议题 | Agenda
        alarms | 预警 | Alarms
        alerts | 急报 | Alerts
        api | 接口 | API
        approve | 批准 | Approve
        archive | 归档 | Archive
        ask | 申请 | Ask
        assets | 页面文件 | Files of the pages
        assignments | 交办件 | Assigned matters
        attach | 归入 | Attach
        audit | 审计日志 | Audit log
        answer | 答复 | Answer
        bindings | 登录凭据 | What opens the door
        board | 线索列表 | Board
        brief | 简报 | Brief
        calls | 实名核实 | Asking signers
        charges | 包案线索 | Clues in charge
        check | 核查材料 | File of the check
        claim | 领取 | Claim
        clean | 附件检查 | Check of a file
        clocks | 期限 | Clocks
        clues | 线索 | Clues
        code | 代号 | Code word
        confirm | 确认 | Confirm
        copy | 副本 | Copy
        counts | 统计 | Counts
        course | 办理进程 | Course
        decide | 决定 | Decide
        declarations | 回避申报 | Declarations
        decline | 不予启用 | Decline
        deliver | 送达 | Deliver
        desk | 登记台 | Intake desk
        digest | 每日摘要 | Digest
        directory | 名录 | Directory
        disable | 停用 | Disable
        distribution | 分办审批 | Distribution
        documents | 文书 | Documents
        enable | 启用 | Enable
        end | 结束 | End
        excerpts | 隐名摘件 | Masked excerpts
        export | 导出 | Export
        extend | 延长 | Extend
        factor | 第二因素 | Second factor
        feedback | 反馈 | Feedback
        files | 附件 | Files
        find | 按编号查找 | Look up a number
        forward-return | 退回转来件 | Return what was forwarded
        found | 自行发现 | Found clues
        give | 分发 | Give
        give-up | 放弃 | Give up
        handoffs | 交接签收 | Hand-offs
        handovers | 工作移交 | Handing over
        healthz | 运行状态 | Health
        hold | 举行 | Hold
        identity | 举报人身份 | Identity
        import | 导入 | Import
        instructions | 批示 | Instructions
        interest | 利害关系 | Interest
        interference | 打听过问 | Interference
        invitation | 启用账号 | One-time code
        invitations | 账号启用审批 | Approval of accounts
        kin | 亲属关系 | Kin
        language | 语言 | Language
        leave | 快速离开 | Leave
        ledger | 线索台账 | Ledger
        log | 登记 | Log
        matters | 议题 | Matters
        measures | 管辖措施 | Measures
        meetings | 议事 | Meetings
        merit | 奖励与诬告 | Rewards, false accusation
        new | 新增 | New
        next | 下一件 | Next
        notes | 记录 | Notes
        notices | 告知书 | Notices
        objection | 申诉异议 | Objection
        numbers | 编号核对 | Account of numbers
        open | 打开 | Open
        orders | 督办单 | Orders
        organs | 机关 | Organs
        original | 原件 | Original
        outside | 外单位 | Organs outside
        paper | 文书 | Paper
        papers | 文书 | Papers
        pass | 转请决定 | Pass on
        password | 密码 | Password
        past | 较早的 | Older ones
        people | 人员 | People
        petition | 申诉控告 | Petition
        petitions | 业务范围外 | Out of scope
        ping | 测试 | Try
        policies | 期限规则 | Periods
        policy | 办法 | Rules
        postpone | 改期 | Postpone
        preview | 预览 | Preview
        propose | 提出 | Propose
        protection | 举报人防护 | Protection
        provider | 统一身份认证 | Identity provider
        provisions | 提供数据 | Data provided
        quarantine-readers | 隔离区查看人 | Readers of the quarantine
        quarter | 季度 | Quarter
        quarters | 季度反馈 | Quarterly feedback
        rating | 评价 | Rating
        read | 查看 | Read
        read_board | 查看线索列表 | Read the board
        received | 上级签收 | Received above
        reception | 接访 | Reception
        recommendations | 建议书 | Recommendations
        reconsider | 重新研判 | Reconsider
        recusal | 回避 | Recusal
        recusals | 回避 | Recusals
        refuse | 不予批准 | Refuse
        register | 台账 | Register
        release | 释放 | Release
        reopenings | 重新办理申请 | Requests to open again
        repeats | 重复件 | Repeats
        report | 网上举报 | Report
        report-up | 上报 | Report up
        reported-up | 登记已报送 | Reported up
        reports | 来件 | Reports
        resend | 重新发送 | Send again
        retry | 重试 | Try again
        retry-all | 全部重试 | Try all again
        return | 返回 | Return
        rooms | 内设机构 | Rooms
        route | 流转 | Route
        rules | 规则 | Rules
        seal | 密封 | Seal
        seal-requests | 待密封件 | What waits to be sealed
        sealed | 密封登记簿 | Sealed register
        sealed-keys | 上级公钥 | Keys of offices above
        search | 全文检索 | Search
        secrecy | 保密提示 | Secrecy
        send | 发送 | Send
        session | 会话 | Session
        sessions | 会话 | Sessions
        sheet | 日结单 | Sheet of the day
        sign-in | 登录 | Sign-in
        sign-out | 退出 | Sign-out
        split | 拆分 | Split
        start | 首页 | Start
        stuck | 停下的工作 | Stuck work
        suggestion | 建议 | Suggestion
        supplement | 补充材料 | Supplement
        supervision | 督办 | Supervision
        templates | 文书模板 | Templates
        tokens | 接口令牌 | API tokens
        told | 告知 | Told
        track | 查询 | Track
        trends | 趋势分析 | Trends
        triage | 研判 | Triage
        unlocks | 身份解锁 | Identities
        verify | 核实署名 | Verify
        void | 作废 | Void
        voids | 作废登记 | Voided numbers
        webhooks | 对接 | Webhooks
        withdraw | 撤回 | Withdraw
        """)
}
