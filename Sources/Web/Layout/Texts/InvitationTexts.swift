/// Words of the security office's look at accounts that begin.
extension Text {
    static let invitationsOfOrgan = Text("账号启用审批", "Accounts that begin")
    static let invitationsOfOrganLead = Text(
        "服务器操作人为下列账号开了一次性代码。批准以后代码才能使用；不是本人或者单位提出的，不要批准，并告知审计管理员。",
        "Whoever runs the machine has made one-time codes for these accounts. A code opens nothing before you approve it; what "
            + "nobody has asked for you do not approve, and tell the auditor."
    )
    static let noInvitations = Text("没有待批准的账号。", "No account waits for approval.")
    static let commandGiver = Text("命令来自", "Made by")
    static let invitationUntil = Text("代码失效时间", "The code ends")
    static let approveAccount = Text("批准启用", "Approve")
    static let declineAccount = Text("不予批准", "Decline")
    static let nobodyApprovesOwn = Text("本人的账号由他人批准", "Somebody else approves your own")
    static let giverApprovesNot = Text("命令由您下达，须由他人批准", "You gave the command: somebody else approves it")
}
