import Casework

/// What the log says of an entry in codes (`operation=alarms;why=closed`), in words. Files for programs (CSV) keep
/// the codes.
extension Text {
    /// Nil where there is nothing to say.
    static func auditDetail(_ detail: String) -> Text? {
        let said = detail.split(separator: ";").map { part in
            // Any text: the page must open above all where somebody wrote into the log what the program never does.
            let code = part.prefix { $0 != "=" }
            return auditDetail(String(code), String(part.dropFirst(code.count + 1))) ?? .asIs(String(part))
        }
        guard !said.isEmpty else { return nil }
        return Text(said.map(\.zh).joined(separator: "；"), said.map(\.en).joined(separator: "; "))
    }

    /// One code with its value; nil for a code that has no words.
    static func auditDetail(_ code: String, _ value: String) -> Text? {
        guard let name = auditDetailNames[code] else { return nil }
        let words = auditValue(value, of: code)
        return Text("\(name.zh)：\(words.zh)", "\(name.en): \(words.en)")
    }

    /// A number, an account or the name of a rule is shown as it is.
    private static func auditValue(_ value: String, of code: String) -> Text {
        switch code {
        case "operation": auditOperation(value)
        case "why": auditReasons[value] ?? Text("数据库规则 \(value)", "rule of the database \(value)")
        case "kind": Alarm.Kind(rawValue: value)?.words ?? BindingKind(rawValue: value)?.words ?? .asIs(value)
        case "for": SystemKind(rawValue: value)?.words ?? .asIs(value)
        case "scopes": auditScopes(value)
        case "reason": ParkReason(rawValue: value)?.words ?? .asIs(value)
        case "stage": ParkedStep(rawValue: value)?.words ?? .asIs(value)
        case _: auditValues[code + "=" + value] ?? .asIs(value)
        }
    }

    private static func auditScopes(_ value: String) -> Text {
        let scopes = value.split(separator: "+").map { TokenScope(rawValue: String($0))?.words ?? .asIs(String($0)) }
        return Text(scopes.map(\.zh).joined(separator: "、"), scopes.map(\.en).joined(separator: ", "))
    }

    /// What was tried: an operation by its name, or a page by its address.
    static func auditOperation(_ code: String) -> Text { auditWords(code) ?? auditPlace(code) }

    /// Why something was refused, but for rules of the database, which are named by their name.
    static let auditReasons = auditTable(
        """
        closed | 没有这个页面，或者不对其开放 | no such page, or not open to them
        must_be_sealed | 应当密封报送 | it must go up sealed
        not_found | 没有这一件，或者无权查看 | nothing there, or not theirs to see
        received_before | 此前已经收到 | it was received before
        refused | 不符合办理规则 | the rules of the step were not met
        stale | 状态已经变化 | it had changed meanwhile
        """)

    /// What a code names.
    static let auditDetailNames = auditTable(
        """
        bound | 绑定证书 | bound to a certificate
        branch | 密钥用途 | what the key is for
        by | 由 | by
        choices | 选项数 | choices
        count | 条数 | rows
        days | 有效天数 | days it holds
        entry | 记录编号 | number of the entry
        factor | 第二因素 | second factor
        first | 第一人 | first
        for | 用于 | for
        from | 移交人 | from
        health | 接收地址状态 | state of the receiver
        key | 密钥编号 | number of the key
        kind | 种类 | kind
        more | 其后 | after this
        office | 审批机关 | office that approves
        opened | 打开件数 | items opened
        operation | 所做的事 | what was tried
        own_rows | 本机关条数 | rows of the organ
        owner | 所有人 | owner
        reason | 原因 | reason
        refused | 被拒次数 | times refused
        rows | 条数 | rows
        rule | 规则 | rule
        scopes | 权限 | scopes
        seal | 封印号 | seal
        second | 第二人 | second
        setting | 来自配置 | from the settings
        stage | 步骤 | step
        to | 接收人 | to
        token | 接口令牌 | API token
        uid | 系统用户号 | system user
        version | 版本 | version
        why | 原因 | why
        """)

    /// Values that are codes themselves.
    static let auditValues = auditTable(
        """
        bound=yes | 是 | yes
        branch=item | 件 | items
        branch=site | 站点自有数据 | the site's own data
        branch=vault | 举报人身份 | identities
        by=oidc | 统一身份认证 | the identity provider
        by=sign_in | 再次登录 | a new sign-in
        factor=certificate | 客户端证书 | client certificate
        factor=code | 动态码 | one-time code
        factor=none | 未使用 | none
        factor=provider | 由统一身份认证核对 | checked by the identity provider
        factor=recovery | 备用码 | recovery code
        health=blocked_address | 地址超出允许的网段 | its address lies outside its networks
        health=failing | 多次发送失败 | it fails
        health=given_up | 已停止发送 | nothing is sent any more
        health=gone | 地址已注销 | it is gone
        health=paused | 要求暂缓 | it asked for a pause
        health=working | 正常 | it works
        more=uncounted | 不再逐条记录 | not written out one by one
        office=none | 无 | none
        rule=insufficient_privilege | 无权改动 | no right to change it
        rule=paper_names_nobody_who_reported | 文书不得写明举报人 | no paper names who reported
        seal=none | 尚未封印 | none yet
        setting=1 | 是 | yes
        """)
}
