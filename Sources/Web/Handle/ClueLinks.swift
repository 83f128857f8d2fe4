/// Where else one reads or does something about a clue: one list, so that a page of the clue is found where the others
/// are.
struct ClueLinks {
    /// The identifier of the clue in addresses.
    let id: String

    private var pages: [(Link, Text)] {
        [
            (.clue(id, "route"), .routeLink), (.measures(id), .measuresOfClue),
            (.course(id), .toCourse),
            (.checkFile(id), .checkFileLink), (.clueTold(id), .toldTitle),
            (.clueSupervision(id), .supervisionLink),
            (.matter(id), .matterLink), (.clueDocuments(id), .documentsOnFile), (.aftercare(id), .toAftercare),
            (.clueExcerpts(id), .excerptTitle), (.clueIdentity(id), .identityLink),
            (.clue(id, "handoffs"), .handoffs), (.file(id), .openFile), (.clueRecusal(id), .recusalOfClue),
            (.merit(id), .meritTitle),
            (.clueInterference(id), .interferenceOfClue),
        ]
    }

    func write(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .onTheClue)
            html(.ul, .class("plain")) { html in
                for (link, name) in pages { html(.li) { html in html(.a, .href(link), say: name) } }
            }
        }
    }
}
