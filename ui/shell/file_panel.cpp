// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_panel.h"

#include "ui/background.h"
#include "ui/theme/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace attune::ui {

FilePanel::FilePanel(const Theme& theme, Session& session, std::filesystem::path file, const QString& prefix,
                     const QString& title, QTableWidget* table)
    : m_session(session), m_file(std::move(file)), m_work(new Background(this)),
      m_head(makeParagraph(tr("Looking into %1").arg(fileName()), "strong")), m_problem(makeParagraph({}, "", "warn")),
      m_middle(new QVBoxLayout), m_table(table), m_buttons(new QHBoxLayout) {
    setObjectName(prefix);
    setAccessibleName(title);
    m_head->setObjectName(prefix + QStringLiteral(".head"));
    m_problem->setObjectName(prefix + QStringLiteral(".problem"));
    m_problem->hide();
    m_table->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(title, "title"));
    top->addStretch();
    QPushButton* cross = makeIconButton(theme, QStringLiteral("close"), tr("Close (Esc)"));
    connect(cross, &QPushButton::clicked, this, [this] { leave(); });
    top->addWidget(cross);
    m_middle->setSpacing(12);
    m_buttons->setSpacing(8);
    m_buttons->setContentsMargins(0, 0, 16, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 16, 16, 24);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_head);
    column->addWidget(m_problem);
    column->addLayout(m_middle);
    column->addWidget(m_table, 1);
    column->addLayout(m_buttons);
    const auto fitRows = [this, &theme] { m_table->verticalHeader()->setDefaultSectionSize(theme.px(32)); };
    connect(&theme, &Theme::changed, this, fitRows);
    fitRows();
}

void FilePanel::refuse(const QString& headline, const QString& why) {
    if (!headline.isEmpty())
        m_head->setText(headline);
    m_problem->setText(why);
    m_problem->show();
    m_table->hide();
}

void FilePanel::accept() {
    m_problem->hide();
    m_table->show();
}

QString FilePanel::fileName() const { return QString::fromStdString(m_file.filename().string()); }

} // namespace attune::ui
