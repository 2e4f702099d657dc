/* Help pages, put into the binary by C23's #embed, which clang knows in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "hyperv_help.h"

static const unsigned char en_Add_VMMigrationNetwork[] = {
#embed "en/Add-VMMigrationNetwork.md"
};
static const unsigned char de_Add_VMMigrationNetwork[] = {
#embed "de/Add-VMMigrationNetwork.md"
};
static const unsigned char en_Disable_VMMigration[] = {
#embed "en/Disable-VMMigration.md"
};
static const unsigned char de_Disable_VMMigration[] = {
#embed "de/Disable-VMMigration.md"
};
static const unsigned char en_Enable_VMMigration[] = {
#embed "en/Enable-VMMigration.md"
};
static const unsigned char de_Enable_VMMigration[] = {
#embed "de/Enable-VMMigration.md"
};
static const unsigned char en_Get_VM[] = {
#embed "en/Get-VM.md"
};
static const unsigned char de_Get_VM[] = {
#embed "de/Get-VM.md"
};
static const unsigned char en_Get_VMHost[] = {
#embed "en/Get-VMHost.md"
};
static const unsigned char de_Get_VMHost[] = {
#embed "de/Get-VMHost.md"
};
static const unsigned char en_Get_VMMigrationNetwork[] = {
#embed "en/Get-VMMigrationNetwork.md"
};
static const unsigned char de_Get_VMMigrationNetwork[] = {
#embed "de/Get-VMMigrationNetwork.md"
};
static const unsigned char en_Move_VM[] = {
#embed "en/Move-VM.md"
};
static const unsigned char de_Move_VM[] = {
#embed "de/Move-VM.md"
};
static const unsigned char en_Remove_VMMigrationNetwork[] = {
#embed "en/Remove-VMMigrationNetwork.md"
};
static const unsigned char de_Remove_VMMigrationNetwork[] = {
#embed "de/Remove-VMMigrationNetwork.md"
};
static const unsigned char en_Set_VMHost[] = {
#embed "en/Set-VMHost.md"
};
static const unsigned char de_Set_VMHost[] = {
#embed "de/Set-VMHost.md"
};
static const unsigned char en_Set_VMMigrationNetwork[] = {
#embed "en/Set-VMMigrationNetwork.md"
};
static const unsigned char de_Set_VMMigrationNetwork[] = {
#embed "de/Set-VMMigrationNetwork.md"
};
static const unsigned char en_Start_VM[] = {
#embed "en/Start-VM.md"
};
static const unsigned char de_Start_VM[] = {
#embed "de/Start-VM.md"
};
static const unsigned char en_Stop_VM[] = {
#embed "en/Stop-VM.md"
};
static const unsigned char de_Stop_VM[] = {
#embed "de/Stop-VM.md"
};

#define PAGE(id, name) {name, en_##id, sizeof(en_##id), de_##id, sizeof(de_##id)}

static const struct hvlab_help_page pages[] = {
    PAGE(Add_VMMigrationNetwork, "Add-VMMigrationNetwork"),
    PAGE(Disable_VMMigration, "Disable-VMMigration"),
    PAGE(Enable_VMMigration, "Enable-VMMigration"),
    PAGE(Get_VM, "Get-VM"),
    PAGE(Get_VMHost, "Get-VMHost"),
    PAGE(Get_VMMigrationNetwork, "Get-VMMigrationNetwork"),
    PAGE(Move_VM, "Move-VM"),
    PAGE(Remove_VMMigrationNetwork, "Remove-VMMigrationNetwork"),
    PAGE(Set_VMHost, "Set-VMHost"),
    PAGE(Set_VMMigrationNetwork, "Set-VMMigrationNetwork"),
    PAGE(Start_VM, "Start-VM"),
    PAGE(Stop_VM, "Stop-VM"),
};

const struct hvlab_help_page *hvlab_hyperv_help(size_t *count) {
  *count = sizeof(pages) / sizeof(pages[0]);
  return pages;
}
