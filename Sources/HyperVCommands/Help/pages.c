/* Help pages, put into the binary by C23's #embed, which clang knows in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "hyperv_help.h"

static const unsigned char en_Add_VMMigrationNetwork[] = {
#embed "en/Add-VMMigrationNetwork.md"
};
static const unsigned char de_Add_VMMigrationNetwork[] = {
#embed "de/Add-VMMigrationNetwork.md"
};
static const unsigned char en_Checkpoint_VM[] = {
#embed "en/Checkpoint-VM.md"
};
static const unsigned char de_Checkpoint_VM[] = {
#embed "de/Checkpoint-VM.md"
};
static const unsigned char en_Connect_VMNetworkAdapter[] = {
#embed "en/Connect-VMNetworkAdapter.md"
};
static const unsigned char de_Connect_VMNetworkAdapter[] = {
#embed "de/Connect-VMNetworkAdapter.md"
};
static const unsigned char en_Disable_VMMigration[] = {
#embed "en/Disable-VMMigration.md"
};
static const unsigned char de_Disable_VMMigration[] = {
#embed "de/Disable-VMMigration.md"
};
static const unsigned char en_Disconnect_VMNetworkAdapter[] = {
#embed "en/Disconnect-VMNetworkAdapter.md"
};
static const unsigned char de_Disconnect_VMNetworkAdapter[] = {
#embed "de/Disconnect-VMNetworkAdapter.md"
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
static const unsigned char en_Get_VMDvdDrive[] = {
#embed "en/Get-VMDvdDrive.md"
};
static const unsigned char de_Get_VMDvdDrive[] = {
#embed "de/Get-VMDvdDrive.md"
};
static const unsigned char en_Get_VMHardDiskDrive[] = {
#embed "en/Get-VMHardDiskDrive.md"
};
static const unsigned char de_Get_VMHardDiskDrive[] = {
#embed "de/Get-VMHardDiskDrive.md"
};
static const unsigned char en_Get_VMHost[] = {
#embed "en/Get-VMHost.md"
};
static const unsigned char de_Get_VMHost[] = {
#embed "de/Get-VMHost.md"
};
static const unsigned char en_Get_VMHostSupportedVersion[] = {
#embed "en/Get-VMHostSupportedVersion.md"
};
static const unsigned char de_Get_VMHostSupportedVersion[] = {
#embed "de/Get-VMHostSupportedVersion.md"
};
static const unsigned char en_Get_VMIntegrationService[] = {
#embed "en/Get-VMIntegrationService.md"
};
static const unsigned char de_Get_VMIntegrationService[] = {
#embed "de/Get-VMIntegrationService.md"
};
static const unsigned char en_Get_VMMemory[] = {
#embed "en/Get-VMMemory.md"
};
static const unsigned char de_Get_VMMemory[] = {
#embed "de/Get-VMMemory.md"
};
static const unsigned char en_Get_VMMigrationNetwork[] = {
#embed "en/Get-VMMigrationNetwork.md"
};
static const unsigned char de_Get_VMMigrationNetwork[] = {
#embed "de/Get-VMMigrationNetwork.md"
};
static const unsigned char en_Get_VMNetworkAdapter[] = {
#embed "en/Get-VMNetworkAdapter.md"
};
static const unsigned char de_Get_VMNetworkAdapter[] = {
#embed "de/Get-VMNetworkAdapter.md"
};
static const unsigned char en_Get_VMProcessor[] = {
#embed "en/Get-VMProcessor.md"
};
static const unsigned char de_Get_VMProcessor[] = {
#embed "de/Get-VMProcessor.md"
};
static const unsigned char en_Get_VMSnapshot[] = {
#embed "en/Get-VMSnapshot.md"
};
static const unsigned char de_Get_VMSnapshot[] = {
#embed "de/Get-VMSnapshot.md"
};
static const unsigned char en_Get_VMSwitch[] = {
#embed "en/Get-VMSwitch.md"
};
static const unsigned char de_Get_VMSwitch[] = {
#embed "de/Get-VMSwitch.md"
};
static const unsigned char en_Move_VM[] = {
#embed "en/Move-VM.md"
};
static const unsigned char de_Move_VM[] = {
#embed "de/Move-VM.md"
};
static const unsigned char en_New_VM[] = {
#embed "en/New-VM.md"
};
static const unsigned char de_New_VM[] = {
#embed "de/New-VM.md"
};
static const unsigned char en_New_VMSwitch[] = {
#embed "en/New-VMSwitch.md"
};
static const unsigned char de_New_VMSwitch[] = {
#embed "de/New-VMSwitch.md"
};
static const unsigned char en_Remove_VM[] = {
#embed "en/Remove-VM.md"
};
static const unsigned char de_Remove_VM[] = {
#embed "de/Remove-VM.md"
};
static const unsigned char en_Remove_VMMigrationNetwork[] = {
#embed "en/Remove-VMMigrationNetwork.md"
};
static const unsigned char de_Remove_VMMigrationNetwork[] = {
#embed "de/Remove-VMMigrationNetwork.md"
};
static const unsigned char en_Remove_VMSwitch[] = {
#embed "en/Remove-VMSwitch.md"
};
static const unsigned char de_Remove_VMSwitch[] = {
#embed "de/Remove-VMSwitch.md"
};
static const unsigned char en_Rename_VM[] = {
#embed "en/Rename-VM.md"
};
static const unsigned char de_Rename_VM[] = {
#embed "de/Rename-VM.md"
};
static const unsigned char en_Restart_VM[] = {
#embed "en/Restart-VM.md"
};
static const unsigned char de_Restart_VM[] = {
#embed "de/Restart-VM.md"
};
static const unsigned char en_Resume_VM[] = {
#embed "en/Resume-VM.md"
};
static const unsigned char de_Resume_VM[] = {
#embed "de/Resume-VM.md"
};
static const unsigned char en_Save_VM[] = {
#embed "en/Save-VM.md"
};
static const unsigned char de_Save_VM[] = {
#embed "de/Save-VM.md"
};
static const unsigned char en_Set_VM[] = {
#embed "en/Set-VM.md"
};
static const unsigned char de_Set_VM[] = {
#embed "de/Set-VM.md"
};
static const unsigned char en_Set_VMDvdDrive[] = {
#embed "en/Set-VMDvdDrive.md"
};
static const unsigned char de_Set_VMDvdDrive[] = {
#embed "de/Set-VMDvdDrive.md"
};
static const unsigned char en_Set_VMHost[] = {
#embed "en/Set-VMHost.md"
};
static const unsigned char de_Set_VMHost[] = {
#embed "de/Set-VMHost.md"
};
static const unsigned char en_Set_VMMemory[] = {
#embed "en/Set-VMMemory.md"
};
static const unsigned char de_Set_VMMemory[] = {
#embed "de/Set-VMMemory.md"
};
static const unsigned char en_Set_VMMigrationNetwork[] = {
#embed "en/Set-VMMigrationNetwork.md"
};
static const unsigned char de_Set_VMMigrationNetwork[] = {
#embed "de/Set-VMMigrationNetwork.md"
};
static const unsigned char en_Set_VMProcessor[] = {
#embed "en/Set-VMProcessor.md"
};
static const unsigned char de_Set_VMProcessor[] = {
#embed "de/Set-VMProcessor.md"
};
static const unsigned char en_Set_VMSwitch[] = {
#embed "en/Set-VMSwitch.md"
};
static const unsigned char de_Set_VMSwitch[] = {
#embed "de/Set-VMSwitch.md"
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
static const unsigned char en_Suspend_VM[] = {
#embed "en/Suspend-VM.md"
};
static const unsigned char de_Suspend_VM[] = {
#embed "de/Suspend-VM.md"
};

#define PAGE(id, name) {name, en_##id, sizeof(en_##id), de_##id, sizeof(de_##id)}

static const struct hvlab_help_page pages[] = {
    PAGE(Add_VMMigrationNetwork, "Add-VMMigrationNetwork"),
    PAGE(Checkpoint_VM, "Checkpoint-VM"),
    PAGE(Connect_VMNetworkAdapter, "Connect-VMNetworkAdapter"),
    PAGE(Disable_VMMigration, "Disable-VMMigration"),
    PAGE(Disconnect_VMNetworkAdapter, "Disconnect-VMNetworkAdapter"),
    PAGE(Enable_VMMigration, "Enable-VMMigration"),
    PAGE(Get_VM, "Get-VM"),
    PAGE(Get_VMDvdDrive, "Get-VMDvdDrive"),
    PAGE(Get_VMHardDiskDrive, "Get-VMHardDiskDrive"),
    PAGE(Get_VMHost, "Get-VMHost"),
    PAGE(Get_VMHostSupportedVersion, "Get-VMHostSupportedVersion"),
    PAGE(Get_VMIntegrationService, "Get-VMIntegrationService"),
    PAGE(Get_VMMemory, "Get-VMMemory"),
    PAGE(Get_VMMigrationNetwork, "Get-VMMigrationNetwork"),
    PAGE(Get_VMNetworkAdapter, "Get-VMNetworkAdapter"),
    PAGE(Get_VMProcessor, "Get-VMProcessor"),
    PAGE(Get_VMSnapshot, "Get-VMSnapshot"),
    PAGE(Get_VMSwitch, "Get-VMSwitch"),
    PAGE(Move_VM, "Move-VM"),
    PAGE(New_VM, "New-VM"),
    PAGE(New_VMSwitch, "New-VMSwitch"),
    PAGE(Remove_VM, "Remove-VM"),
    PAGE(Remove_VMMigrationNetwork, "Remove-VMMigrationNetwork"),
    PAGE(Remove_VMSwitch, "Remove-VMSwitch"),
    PAGE(Rename_VM, "Rename-VM"),
    PAGE(Restart_VM, "Restart-VM"),
    PAGE(Resume_VM, "Resume-VM"),
    PAGE(Save_VM, "Save-VM"),
    PAGE(Set_VM, "Set-VM"),
    PAGE(Set_VMDvdDrive, "Set-VMDvdDrive"),
    PAGE(Set_VMHost, "Set-VMHost"),
    PAGE(Set_VMMemory, "Set-VMMemory"),
    PAGE(Set_VMMigrationNetwork, "Set-VMMigrationNetwork"),
    PAGE(Set_VMProcessor, "Set-VMProcessor"),
    PAGE(Set_VMSwitch, "Set-VMSwitch"),
    PAGE(Start_VM, "Start-VM"),
    PAGE(Stop_VM, "Stop-VM"),
    PAGE(Suspend_VM, "Suspend-VM"),
};

const struct hvlab_help_page *hvlab_hyperv_help(size_t *count) {
  *count = sizeof(pages) / sizeof(pages[0]);
  return pages;
}
