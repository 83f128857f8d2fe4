/// What was done, on the audit log (`Text.auditAction`).
extension Text {
    static let auditVerbs = auditTable(
        """
        accept | 受理、接受 | accepted
        accepted | 已受理 | accepted
        account | 编号核对 | account of numbers
        acknowledge | 确认 | acknowledged
        act | 办理 | handled
        add | 新增 | added
        admit | 通过、转入 | admitted
        agenda | 列入议题 | put on the agenda
        all | 全部 | all of it
        answer | 答复 | answered
        answered | 已答复 | answered
        apply | 申请 | applied for
        approve | 批准 | approved
        approve_group | 批准核查组 | group approved
        approve_plan | 批准方案 | plan approved
        approve_result | 批准结果 | result approved
        approve_return | 批准退回 | return approved
        approved | 已批准 | approved
        arrive | 到达 | arrived
        ask | 申请 | asked for
        ask_reopening | 申请重新办理 | asked to open it again
        ask_sealing | 提出密封 | asked to seal it
        assign | 指定 | assigned
        assignments | 交办件 | assigned matters
        attach | 归入 | attached
        bearer | 凭令牌识别 | known by a token
        begin | 开始 | begun
        board | 线索台账 | board
        board_categories | 台账类别 | categories of the board
        board_counts | 台账计数 | counts of the board
        brief | 查看要点 | looked at the brief
        bulk_reading | 一小时内打开的件特别多 | very many items opened within an hour
        bytes | 取出内容 | its content taken
        call | 召开 | called
        calls | 联系记录 | calls
        change | 变更 | changed
        change_factor | 更换验证器 | authenticator changed
        change_password | 更改密码 | password changed
        check_file | 核查材料 | file of the check
        checked | 核对 | checked
        claim | 认领 | claimed
        close | 结束 | closed
        close_all | 全部结束 | all closed
        close_hearing | 听证结束 | hearing closed
        close_notes | 收起提醒 | notes put away
        clue | 线索 | of a clue
        code | 代号 | code word
        codes_left | 剩余备用码 | codes left
        come_back | 退回 | came back
        compared_password | 核对密码 | password compared
        conclude | 办结 | ended
        confirm | 确认、审定 | confirmed
        consent | 同意 | consented
        copy | 复制 | copied
        correct_accused | 更正被反映人 | who is accused corrected
        count | 计数 | counted
        counts | 计数 | counts
        decide | 决定 | decided
        decline | 不予启用 | declined
        deliver | 送达、提供 | delivered
        deliveries | 发送记录 | deliveries
        delivery_counts | 发送计数 | counts of deliveries
        denied | 被拒绝 | denied
        derive | 推定 | derived
        destroy | 销毁 | destroyed
        disable | 停用 | disabled
        disk_low | 磁盘空间不足 | little room on the disk
        distributed | 已分发 | distributed
        distribution_proposed | 提出分发 | distribution proposed
        done | 完成 | done
        draft | 起草 | drafted
        drop | 撤回 | dropped
        due | 到期 | due
        edit | 修改 | edited
        enable | 启用 | enabled
        end | 结束 | ended
        end_all | 全部结束 | all ended
        ended | 已结束 | ended
        endpoints | 接收地址 | receivers
        enter | 登记 | entered
        escalated | 升级 | escalated
        export | 导出 | exported
        extended | 延长 | made longer
        extension_asked | 申请延长 | longer period asked for
        extension_refused | 不予延长 | longer period refused
        extension_withdrawn | 撤回延长申请 | longer period withdrawn
        factor | 验证器 | second factor
        feed_back | 反馈 | fed back
        feedback | 反馈 | feedback
        file | 卷宗 | file
        finish | 完成 | finished
        follow | 生效 | came into force
        follow_up | 跟进 | followed up
        form_group | 成立核查组 | group formed
        fresh_factor | 核对验证器 | second factor shown
        give | 分发 | given
        give_back | 退还 | given back
        give_up | 放弃 | given up
        go_on | 继续 | goes on
        grant | 批准 | granted
        guide | 引导 | guided
        hand_in | 提交 | handed in
        handoff_broken | 交接签收被改动 | a signed hand-off was changed
        handoffs | 交接签收 | hand-offs
        head_read | 主要负责人查看 | read by the head
        heads | 封印 | heads
        held_to_account | 追责 | held to account
        held_today | 今日接访 | held today
        history | 历史 | history
        hold | 举行 | held
        hold_to_account | 追责 | held to account
        impersonated | 冒名 | impersonated
        import | 导入 | imported
        inbox | 收件箱 | inbox
        interest | 利害关系 | interest
        invite | 发一次性代码 | invited
        joint_measures | 联合措施 | joint measures
        keep | 维持、保存 | kept
        keep_minutes | 记录 | minutes kept
        kin | 亲属关系 | kin
        knock | 输入账号 | account typed
        lapse | 到期失效 | lapsed
        late_paper | 逾期材料 | late paper
        late_report | 逾期未报送 | not sent up in time
        leader_charged | 指定包案领导 | leader put in charge
        leader_left | 包案领导离任 | leader left
        leader_noted | 包案领导批注 | leader's note
        leader_released | 解除包案 | leader released
        leave | 移出 | left
        ledger | 分发台账 | ledger
        list | 列表 | listed
        lists | 列表 | lists
        load | 载入 | loaded
        lock | 重新锁定 | locked again
        lone_reports | 单独归档件 | reports archived alone
        make | 生成 | made
        mark | 标记 | marked
        mark_read | 标为已读 | marked as read
        marks | 标记 | marks
        matter | 议题 | matter
        measures | 措施 | measures
        mine | 本人的 | one's own
        missing | 缺少的材料 | what is missing
        month | 月历 | month
        move | 移送 | moved
        move_along | 随线索移送 | moved along
        name | 指定 | named
        new_factor | 新验证器 | new authenticator
        note | 记录 | noted
        note_denial | 记录拒绝 | denial noted
        notes | 账号提醒 | notes on the account
        notes_close | 收起提醒 | notes put away
        noticed | 状态变化 | noticed
        notices | 告知书 | notices
        numbers | 编号 | numbers
        object | 异议 | objected
        objection | 提出异议 | objection
        of_log | 审计日志异常 | something is wrong with the log
        of_organ | 本机关的 | of the organ
        on_clue | 线索上的 | on a clue
        on_file | 卷宗内的 | on file
        on_report | 来件上的 | on a report
        one | 一件 | one item
        open | 打开 | opened
        open_copy | 打开副本 | copy opened
        open_hearing | 举行听证 | hearing opened
        open_original | 打开原件 | original opened
        open_route | 打开流转 | route opened
        opened | 已打开 | opened
        overdue | 超期 | overdue
        pass | 转请决定 | passed on
        password | 密码 | password
        past_deliveries | 较早的发送记录 | older deliveries
        people | 人员 | people
        ping | 测试 | tried
        plan | 计划 | planned
        policy | 分发办法 | rules
        policy_track | 办理轨道 | track
        postpone | 改期 | postponed
        prefilled | 预填 | prefilled
        preview | 预览 | previewed
        print | 打印 | printed
        propose | 提出 | proposed
        propose_end | 提出结束 | end proposed
        propose_result | 提出结果 | result proposed
        propose_void | 提出作废 | voiding proposed
        proposed | 已提出 | proposed
        published | 公布 | published
        put_on_agenda | 列入议题 | put on the agenda
        raise | 发出 | raised
        rate | 评价 | rated
        reactivated | 重新激活 | active again
        read | 查看 | read
        reassign | 改派 | reassigned
        receipt | 回执 | receipt
        receipt_missing | 满三十日未签收 | no receipt after thirty days
        receive | 签收 | received
        received_above | 上级签收 | received above
        recomputations | 重算记录 | recomputations
        recomputed | 重算 | recomputed
        reconsider | 重新考虑 | considered anew
        record | 登记 | recorded
        record_receipt | 登记回执 | receipt recorded
        record_secretary | 登记书记审批 | secretary's approval recorded
        refuse | 不予批准、被拒 | refused
        refuse_reopening | 不予重新办理 | not opened again
        refuse_sealing | 不密封 | not sealed
        refused | 未批准 | refused
        refused_change | 改动被拒绝 | a change was refused
        register | 登记 | registered
        registered | 已登记 | registered
        release | 释放 | released
        remind | 催办 | reminded
        reminded | 已催办 | reminded
        remove_state_secrets | 清除国家秘密 | state secrets removed
        renew | 更新 | renewed
        reopen | 重新办理 | opened again
        repeat | 重复件 | repeat
        report | 报告 | reported
        report_up | 上报 | reported up
        reported | 已报告 | reported
        reported_up | 已上报 | reported up
        request | 申请 | asked for
        require | 核对条件 | conditions checked
        resend | 重新发送 | sent again
        retry | 重试 | tried again
        retry_all | 全部重试 | all tried again
        rotate | 轮换 | rotated
        rotate_site | 轮换主密钥 | site key rotated
        route | 流转 | routed
        save | 保存 | saved
        seal | 密封 | sealed
        seal_up | 密封报送 | sealed up
        sealed_lines | 密封登记簿 | sealed register
        search | 检索 | searched
        search_hit | 检索命中 | found by searching
        send | 发送 | sent
        send_back | 退回 | sent back
        send_back_result | 退回结果 | result sent back
        sent | 已发送 | sent
        sent_back | 已退回 | sent back
        session | 会话 | session
        sessions | 会话 | sessions
        set | 设置 | set
        set_code_word | 设置代号 | code word set
        sheet | 日结单 | sheet of the day
        shown | 显示 | shown
        sign | 签名 | signed
        sign_out | 退出 | signed out
        stand_aside | 回避 | stood aside
        step | 步骤 | step
        supplement | 补充 | supplemented
        take | 办理 | taken
        take_back | 收回 | taken back
        take_copy | 取副本 | copy taken
        tally | 统计 | tally
        tell | 告知 | told
        tell_acceptance | 告知受理 | acceptance told
        tell_extension | 告知延长 | extension told
        tell_guidance | 告知引导 | guidance told
        template | 模板 | template
        told | 已告知 | told
        transfer | 转送 | transferred
        turn_away | 暂不受理 | turned away
        unlocking | 解锁 | unlocking
        unmarked | 取消标记 | mark removed
        use | 使用 | used
        verify_signature | 核实署名 | signature verified
        visit | 接访 | visit
        void | 作废 | voided
        waiting | 等待中的 | what waits
        warned | 临期 | about to run out
        wipe | 清除 | wiped
        withdraw | 撤回 | withdrawn
        withdrawn | 已撤回 | withdrawn
        work_left | 撤销时仍有未办结件 | open work behind an end
        write | 写入 | written
        write_report | 撰写报告 | report written
        """)
}
