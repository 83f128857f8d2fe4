extension Route.Rule {
    /// A report about the head of the receiving organ, or about that organ as a body, goes sealed past the head.
    ///
    /// - Policy: JB-15
    static let ownHead = Self(id: .ownHead, policy: "JB-15") { situation in
        guard situation.accused.contains(where: { $0.leads(situation.receiver) }) else {
            return .pass(Bilingual("未反映本机关主要负责人", "the head of this organ is not accused"))
        }
        return .answer(
            .sealUp(.ownHead, to: situation.impartialSuperior(of: situation.receiver)),
            because: Bilingual(
                "反映本机关主要负责人：不经本机关，5个工作日内密封报上一级信访部门",
                "about the head of this organ: sealed, past this organ, to the next-higher petition office in 5 working days"
            )
        )
    }
}

extension Route.Accused {
    fileprivate func leads(_ organ: Organ.ID) -> Bool {
        // Whoever led it then leads it no more: the organ of then is barred, and its present head need not be passed by.
        if heads.contains(organ) { return true }
        guard let post = discipline, post.worksIn == organ else { return false }
        return post.standing == .head || post.standing == .body
    }
}
