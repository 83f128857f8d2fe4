extension Route.RuleID {
    /// What the rule says, for people who read the rules; about one matter its explanation says more.
    public var statement: Bilingual {
        switch self {
        case .ownHead, .upperLevel, .appeal, .suggestion, .noImpartialRoom,
            .disciplineStaff, .ownStaff:
            statementBeforeSeat
        case .impartialAbove, .importantCase, .commonSuperior, .dualManagement, .ownLevel, .interference,
            .microCorruption, .recurring, .forwardDown, .forwardAcross, .research:
            statementOfSeat
        }
    }

    private var statementBeforeSeat: Bilingual {
        switch self {
        case .ownHead:
            Bilingual(
                "反映本机关主要负责人或者本机关的，不经本机关，密封报上一级信访部门",
                "About the head of this organ, or the organ itself: sealed, past this organ, to the next-higher petition office"
            )
        case .upperLevel:
            Bilingual(
                "被反映人中有上级党委管理的，整件密封报上一级信访部门；上一级涉及回避的，越过它",
                "An accused is managed by a higher committee: the whole item goes up sealed, past an organ that is itself accused"
            )
        case .appeal:
            Bilingual(
                "申诉由作出决定的机关的案件审理室复审、复核；该机关人员被反映的，由其上级办理",
                "An appeal goes to case review at the organ that decided, or above it if its staff are accused")
        case .suggestion:
            Bilingual(
                "批评建议不是线索，转政策研究",
                "Criticism and suggestions are no clue: they are studied, and answered if adopted")
        case .noImpartialRoom:
            Bilingual(
                "反映纪检监察干部而没有可以公正办理的干部监督室的，密封报上一级机关",
                "About discipline staff, and no cadre-supervision room is free of the accused: sealed to the next-higher organ"
            )
        case .disciplineStaff:
            Bilingual(
                "反映基层纪检监察干部的，提级由上一级干部监督室办理，对其所在机关保密",
                "About grassroots discipline staff: to the cadre-supervision room one level up, sealed from their own organ"
            )
        case .ownStaff:
            Bilingual(
                "反映最高一级机关纪检监察干部（非主要负责人）的，由本机关干部监督室办理，其所在室回避",
                "About staff of the top organ, not its head: its own cadre-supervision room; the accused's room stands aside"
            )
        case .impartialAbove, .importantCase, .commonSuperior, .dualManagement, .ownLevel, .interference,
            .microCorruption, .recurring, .forwardDown, .forwardAcross, .research:
            statement
        }
    }

    private var statementOfSeat: Bilingual {
        switch self {
        case .impartialAbove:
            Bilingual(
                "管辖机关此前已被排除知悉的，由其上最近一级可以知悉的机关办理；没有的，密封报上一级",
                "The competent organ was barred before: the nearest organ above that may know handles; where there is none, "
                    + "it goes up sealed")
        case .importantCase:
            Bilingual(
                "基层人员的重要案件，提级由上一级审查",
                "An important case about grassroots posts is reviewed one level up")
        case .commonSuperior:
            Bilingual(
                "被反映人分属几个机关的，由共同的上级办理",
                "The accused belong to several organs: their common superior handles")
        case .dualManagement:
            Bilingual(
                "本级双重管理的干部，先与主管部门协商并记录：同意的由本机关办理，否则由主管部门的纪检监察机构受理",
                "A cadre managed together with a department: it is asked first and that is recorded; handled here if it "
                    + "agrees, else by its own organ")
        case .ownLevel:
            Bilingual(
                "本级管辖的，按分工联系移送监督检查室，并告知案管室",
                "Under this organ's authority: to the supervision room linked with the unit; case supervision is told")
        case .interference:
            Bilingual(
                "下级机关有过问干预登记的，由本机关直接办理",
                "Interference was registered at the lower organ: this organ takes the matter from it")
        case .microCorruption:
            Bilingual(
                "直接下级乡镇管辖的“微腐败”问题，优先受理、快速分流，由本机关直接办理",
                "Micro-corruption that a township right below would handle: priority, fast diversion, handled here")
        case .recurring:
            Bilingual(
                "重复反映或者群众反映强烈的实名件，由本机关直接办理",
                "Repeated, or real-name with a strong public reaction: handled here")
        case .forwardDown:
            Bilingual(
                "由下级管辖的，逐级转送，每级5个工作日",
                "A lower organ is competent: forwarded one hop at a time, five working days each")
        case .forwardAcross:
            Bilingual(
                "属同级其他机关管辖的，5个工作日内移送",
                "A neighbouring organ is competent: handed over in five working days")
        case .research:
            Bilingual(
                "以上都不适用的，由信访室查明管辖后再分流",
                "Whatever is left: the petition office finds out who is competent")
        case .ownHead, .upperLevel, .appeal, .suggestion, .noImpartialRoom, .disciplineStaff, .ownStaff:
            statement
        }
    }
}
