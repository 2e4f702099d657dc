/* Help pages, put into the binary by C23's #embed, which clang knows in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "simulator_help.h"

static const unsigned char en_Add_LabFault[] = {
#embed "en/Add-LabFault.md"
};
static const unsigned char de_Add_LabFault[] = {
#embed "de/Add-LabFault.md"
};
static const unsigned char en_Checkpoint_Lab[] = {
#embed "en/Checkpoint-Lab.md"
};
static const unsigned char de_Checkpoint_Lab[] = {
#embed "de/Checkpoint-Lab.md"
};
static const unsigned char en_Compare_Lab[] = {
#embed "en/Compare-Lab.md"
};
static const unsigned char de_Compare_Lab[] = {
#embed "de/Compare-Lab.md"
};
static const unsigned char en_Export_Lab[] = {
#embed "en/Export-Lab.md"
};
static const unsigned char de_Export_Lab[] = {
#embed "de/Export-Lab.md"
};
static const unsigned char en_Get_LabEvent[] = {
#embed "en/Get-LabEvent.md"
};
static const unsigned char de_Get_LabEvent[] = {
#embed "de/Get-LabEvent.md"
};
static const unsigned char en_Get_LabFault[] = {
#embed "en/Get-LabFault.md"
};
static const unsigned char de_Get_LabFault[] = {
#embed "de/Get-LabFault.md"
};
static const unsigned char en_Get_LabMigration[] = {
#embed "en/Get-LabMigration.md"
};
static const unsigned char de_Get_LabMigration[] = {
#embed "de/Get-LabMigration.md"
};
static const unsigned char en_Import_Lab[] = {
#embed "en/Import-Lab.md"
};
static const unsigned char de_Import_Lab[] = {
#embed "de/Import-Lab.md"
};
static const unsigned char en_Redo_LabStep[] = {
#embed "en/Redo-LabStep.md"
};
static const unsigned char de_Redo_LabStep[] = {
#embed "de/Redo-LabStep.md"
};
static const unsigned char en_Remove_LabFault[] = {
#embed "en/Remove-LabFault.md"
};
static const unsigned char de_Remove_LabFault[] = {
#embed "de/Remove-LabFault.md"
};
static const unsigned char en_Restore_Lab[] = {
#embed "en/Restore-Lab.md"
};
static const unsigned char de_Restore_Lab[] = {
#embed "de/Restore-Lab.md"
};
static const unsigned char en_Save_Lab[] = {
#embed "en/Save-Lab.md"
};
static const unsigned char de_Save_Lab[] = {
#embed "de/Save-Lab.md"
};
static const unsigned char en_Step_LabClock[] = {
#embed "en/Step-LabClock.md"
};
static const unsigned char de_Step_LabClock[] = {
#embed "de/Step-LabClock.md"
};
static const unsigned char en_Test_LabCommand[] = {
#embed "en/Test-LabCommand.md"
};
static const unsigned char de_Test_LabCommand[] = {
#embed "de/Test-LabCommand.md"
};
static const unsigned char en_Undo_LabStep[] = {
#embed "en/Undo-LabStep.md"
};
static const unsigned char de_Undo_LabStep[] = {
#embed "de/Undo-LabStep.md"
};

#define PAGE(symbol, name) \
  { name, en_##symbol, sizeof(en_##symbol), de_##symbol, sizeof(de_##symbol) }

static const struct hvlab_simulator_page pages[] = {
    PAGE(Add_LabFault, "Add-LabFault"),
    PAGE(Checkpoint_Lab, "Checkpoint-Lab"),
    PAGE(Compare_Lab, "Compare-Lab"),
    PAGE(Export_Lab, "Export-Lab"),
    PAGE(Get_LabEvent, "Get-LabEvent"),
    PAGE(Get_LabFault, "Get-LabFault"),
    PAGE(Get_LabMigration, "Get-LabMigration"),
    PAGE(Import_Lab, "Import-Lab"),
    PAGE(Redo_LabStep, "Redo-LabStep"),
    PAGE(Remove_LabFault, "Remove-LabFault"),
    PAGE(Restore_Lab, "Restore-Lab"),
    PAGE(Save_Lab, "Save-Lab"),
    PAGE(Step_LabClock, "Step-LabClock"),
    PAGE(Test_LabCommand, "Test-LabCommand"),
    PAGE(Undo_LabStep, "Undo-LabStep"),
};

const struct hvlab_simulator_page *hvlab_simulator_help(size_t *count) {
  *count = sizeof(pages) / sizeof(pages[0]);
  return pages;
}
