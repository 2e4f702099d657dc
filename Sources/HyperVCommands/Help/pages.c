/* Help pages, put into the binary by C23's #embed, which clang knows in every mode. */
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "hyperv_help.h"

static const unsigned char en_Add_VMDvdDrive[] = {
#embed "en/Add-VMDvdDrive.md"
};
static const unsigned char de_Add_VMDvdDrive[] = {
#embed "de/Add-VMDvdDrive.md"
};
static const unsigned char en_Add_VMHardDiskDrive[] = {
#embed "en/Add-VMHardDiskDrive.md"
};
static const unsigned char de_Add_VMHardDiskDrive[] = {
#embed "de/Add-VMHardDiskDrive.md"
};
static const unsigned char en_Add_VMMigrationNetwork[] = {
#embed "en/Add-VMMigrationNetwork.md"
};
static const unsigned char de_Add_VMMigrationNetwork[] = {
#embed "de/Add-VMMigrationNetwork.md"
};
static const unsigned char en_Add_VMNetworkAdapter[] = {
#embed "en/Add-VMNetworkAdapter.md"
};
static const unsigned char de_Add_VMNetworkAdapter[] = {
#embed "de/Add-VMNetworkAdapter.md"
};
static const unsigned char en_Add_VMScsiController[] = {
#embed "en/Add-VMScsiController.md"
};
static const unsigned char de_Add_VMScsiController[] = {
#embed "de/Add-VMScsiController.md"
};
static const unsigned char en_Checkpoint_VM[] = {
#embed "en/Checkpoint-VM.md"
};
static const unsigned char de_Checkpoint_VM[] = {
#embed "de/Checkpoint-VM.md"
};
static const unsigned char en_Compare_VM[] = {
#embed "en/Compare-VM.md"
};
static const unsigned char de_Compare_VM[] = {
#embed "de/Compare-VM.md"
};
static const unsigned char en_Connect_VMNetworkAdapter[] = {
#embed "en/Connect-VMNetworkAdapter.md"
};
static const unsigned char de_Connect_VMNetworkAdapter[] = {
#embed "de/Connect-VMNetworkAdapter.md"
};
static const unsigned char en_Convert_VHD[] = {
#embed "en/Convert-VHD.md"
};
static const unsigned char de_Convert_VHD[] = {
#embed "de/Convert-VHD.md"
};
static const unsigned char en_Disable_VMIntegrationService[] = {
#embed "en/Disable-VMIntegrationService.md"
};
static const unsigned char de_Disable_VMIntegrationService[] = {
#embed "de/Disable-VMIntegrationService.md"
};
static const unsigned char en_Disable_VMMigration[] = {
#embed "en/Disable-VMMigration.md"
};
static const unsigned char de_Disable_VMMigration[] = {
#embed "de/Disable-VMMigration.md"
};
static const unsigned char en_Disable_VMResourceMetering[] = {
#embed "en/Disable-VMResourceMetering.md"
};
static const unsigned char de_Disable_VMResourceMetering[] = {
#embed "de/Disable-VMResourceMetering.md"
};
static const unsigned char en_Disable_VMTPM[] = {
#embed "en/Disable-VMTPM.md"
};
static const unsigned char de_Disable_VMTPM[] = {
#embed "de/Disable-VMTPM.md"
};
static const unsigned char en_Disconnect_VMNetworkAdapter[] = {
#embed "en/Disconnect-VMNetworkAdapter.md"
};
static const unsigned char de_Disconnect_VMNetworkAdapter[] = {
#embed "de/Disconnect-VMNetworkAdapter.md"
};
static const unsigned char en_Enable_VMIntegrationService[] = {
#embed "en/Enable-VMIntegrationService.md"
};
static const unsigned char de_Enable_VMIntegrationService[] = {
#embed "de/Enable-VMIntegrationService.md"
};
static const unsigned char en_Enable_VMMigration[] = {
#embed "en/Enable-VMMigration.md"
};
static const unsigned char de_Enable_VMMigration[] = {
#embed "de/Enable-VMMigration.md"
};
static const unsigned char en_Enable_VMResourceMetering[] = {
#embed "en/Enable-VMResourceMetering.md"
};
static const unsigned char de_Enable_VMResourceMetering[] = {
#embed "de/Enable-VMResourceMetering.md"
};
static const unsigned char en_Enable_VMTPM[] = {
#embed "en/Enable-VMTPM.md"
};
static const unsigned char de_Enable_VMTPM[] = {
#embed "de/Enable-VMTPM.md"
};
static const unsigned char en_Export_VM[] = {
#embed "en/Export-VM.md"
};
static const unsigned char de_Export_VM[] = {
#embed "de/Export-VM.md"
};
static const unsigned char en_Get_VHD[] = {
#embed "en/Get-VHD.md"
};
static const unsigned char de_Get_VHD[] = {
#embed "de/Get-VHD.md"
};
static const unsigned char en_Get_VM[] = {
#embed "en/Get-VM.md"
};
static const unsigned char de_Get_VM[] = {
#embed "de/Get-VM.md"
};
static const unsigned char en_Get_VMBios[] = {
#embed "en/Get-VMBios.md"
};
static const unsigned char de_Get_VMBios[] = {
#embed "de/Get-VMBios.md"
};
static const unsigned char en_Get_VMDvdDrive[] = {
#embed "en/Get-VMDvdDrive.md"
};
static const unsigned char de_Get_VMDvdDrive[] = {
#embed "de/Get-VMDvdDrive.md"
};
static const unsigned char en_Get_VMFirmware[] = {
#embed "en/Get-VMFirmware.md"
};
static const unsigned char de_Get_VMFirmware[] = {
#embed "de/Get-VMFirmware.md"
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
static const unsigned char en_Get_VMNetworkAdapterVlan[] = {
#embed "en/Get-VMNetworkAdapterVlan.md"
};
static const unsigned char de_Get_VMNetworkAdapterVlan[] = {
#embed "de/Get-VMNetworkAdapterVlan.md"
};
static const unsigned char en_Get_VMProcessor[] = {
#embed "en/Get-VMProcessor.md"
};
static const unsigned char de_Get_VMProcessor[] = {
#embed "de/Get-VMProcessor.md"
};
static const unsigned char en_Get_VMScsiController[] = {
#embed "en/Get-VMScsiController.md"
};
static const unsigned char de_Get_VMScsiController[] = {
#embed "de/Get-VMScsiController.md"
};
static const unsigned char en_Get_VMSecurity[] = {
#embed "en/Get-VMSecurity.md"
};
static const unsigned char de_Get_VMSecurity[] = {
#embed "de/Get-VMSecurity.md"
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
static const unsigned char en_Import_VM[] = {
#embed "en/Import-VM.md"
};
static const unsigned char de_Import_VM[] = {
#embed "de/Import-VM.md"
};
static const unsigned char en_Measure_VM[] = {
#embed "en/Measure-VM.md"
};
static const unsigned char de_Measure_VM[] = {
#embed "de/Measure-VM.md"
};
static const unsigned char en_Move_VM[] = {
#embed "en/Move-VM.md"
};
static const unsigned char de_Move_VM[] = {
#embed "de/Move-VM.md"
};
static const unsigned char en_Move_VMStorage[] = {
#embed "en/Move-VMStorage.md"
};
static const unsigned char de_Move_VMStorage[] = {
#embed "de/Move-VMStorage.md"
};
static const unsigned char en_New_VHD[] = {
#embed "en/New-VHD.md"
};
static const unsigned char de_New_VHD[] = {
#embed "de/New-VHD.md"
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
static const unsigned char en_Remove_VMDvdDrive[] = {
#embed "en/Remove-VMDvdDrive.md"
};
static const unsigned char de_Remove_VMDvdDrive[] = {
#embed "de/Remove-VMDvdDrive.md"
};
static const unsigned char en_Remove_VMHardDiskDrive[] = {
#embed "en/Remove-VMHardDiskDrive.md"
};
static const unsigned char de_Remove_VMHardDiskDrive[] = {
#embed "de/Remove-VMHardDiskDrive.md"
};
static const unsigned char en_Remove_VMMigrationNetwork[] = {
#embed "en/Remove-VMMigrationNetwork.md"
};
static const unsigned char de_Remove_VMMigrationNetwork[] = {
#embed "de/Remove-VMMigrationNetwork.md"
};
static const unsigned char en_Remove_VMNetworkAdapter[] = {
#embed "en/Remove-VMNetworkAdapter.md"
};
static const unsigned char de_Remove_VMNetworkAdapter[] = {
#embed "de/Remove-VMNetworkAdapter.md"
};
static const unsigned char en_Remove_VMSavedState[] = {
#embed "en/Remove-VMSavedState.md"
};
static const unsigned char de_Remove_VMSavedState[] = {
#embed "de/Remove-VMSavedState.md"
};
static const unsigned char en_Remove_VMScsiController[] = {
#embed "en/Remove-VMScsiController.md"
};
static const unsigned char de_Remove_VMScsiController[] = {
#embed "de/Remove-VMScsiController.md"
};
static const unsigned char en_Remove_VMSnapshot[] = {
#embed "en/Remove-VMSnapshot.md"
};
static const unsigned char de_Remove_VMSnapshot[] = {
#embed "de/Remove-VMSnapshot.md"
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
static const unsigned char en_Rename_VMNetworkAdapter[] = {
#embed "en/Rename-VMNetworkAdapter.md"
};
static const unsigned char de_Rename_VMNetworkAdapter[] = {
#embed "de/Rename-VMNetworkAdapter.md"
};
static const unsigned char en_Rename_VMSnapshot[] = {
#embed "en/Rename-VMSnapshot.md"
};
static const unsigned char de_Rename_VMSnapshot[] = {
#embed "de/Rename-VMSnapshot.md"
};
static const unsigned char en_Rename_VMSwitch[] = {
#embed "en/Rename-VMSwitch.md"
};
static const unsigned char de_Rename_VMSwitch[] = {
#embed "de/Rename-VMSwitch.md"
};
static const unsigned char en_Reset_VMResourceMetering[] = {
#embed "en/Reset-VMResourceMetering.md"
};
static const unsigned char de_Reset_VMResourceMetering[] = {
#embed "de/Reset-VMResourceMetering.md"
};
static const unsigned char en_Resize_VHD[] = {
#embed "en/Resize-VHD.md"
};
static const unsigned char de_Resize_VHD[] = {
#embed "de/Resize-VHD.md"
};
static const unsigned char en_Restart_VM[] = {
#embed "en/Restart-VM.md"
};
static const unsigned char de_Restart_VM[] = {
#embed "de/Restart-VM.md"
};
static const unsigned char en_Restore_VMSnapshot[] = {
#embed "en/Restore-VMSnapshot.md"
};
static const unsigned char de_Restore_VMSnapshot[] = {
#embed "de/Restore-VMSnapshot.md"
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
static const unsigned char en_Set_VMBios[] = {
#embed "en/Set-VMBios.md"
};
static const unsigned char de_Set_VMBios[] = {
#embed "de/Set-VMBios.md"
};
static const unsigned char en_Set_VMDvdDrive[] = {
#embed "en/Set-VMDvdDrive.md"
};
static const unsigned char de_Set_VMDvdDrive[] = {
#embed "de/Set-VMDvdDrive.md"
};
static const unsigned char en_Set_VMFirmware[] = {
#embed "en/Set-VMFirmware.md"
};
static const unsigned char de_Set_VMFirmware[] = {
#embed "de/Set-VMFirmware.md"
};
static const unsigned char en_Set_VMHardDiskDrive[] = {
#embed "en/Set-VMHardDiskDrive.md"
};
static const unsigned char de_Set_VMHardDiskDrive[] = {
#embed "de/Set-VMHardDiskDrive.md"
};
static const unsigned char en_Set_VMHost[] = {
#embed "en/Set-VMHost.md"
};
static const unsigned char de_Set_VMHost[] = {
#embed "de/Set-VMHost.md"
};
static const unsigned char en_Set_VMKeyProtector[] = {
#embed "en/Set-VMKeyProtector.md"
};
static const unsigned char de_Set_VMKeyProtector[] = {
#embed "de/Set-VMKeyProtector.md"
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
static const unsigned char en_Set_VMNetworkAdapter[] = {
#embed "en/Set-VMNetworkAdapter.md"
};
static const unsigned char de_Set_VMNetworkAdapter[] = {
#embed "de/Set-VMNetworkAdapter.md"
};
static const unsigned char en_Set_VMNetworkAdapterVlan[] = {
#embed "en/Set-VMNetworkAdapterVlan.md"
};
static const unsigned char de_Set_VMNetworkAdapterVlan[] = {
#embed "de/Set-VMNetworkAdapterVlan.md"
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
static const unsigned char en_Update_VMVersion[] = {
#embed "en/Update-VMVersion.md"
};
static const unsigned char de_Update_VMVersion[] = {
#embed "de/Update-VMVersion.md"
};
static const unsigned char en_Wait_VM[] = {
#embed "en/Wait-VM.md"
};
static const unsigned char de_Wait_VM[] = {
#embed "de/Wait-VM.md"
};

#define PAGE(id, name) {name, en_##id, sizeof(en_##id), de_##id, sizeof(de_##id)}

static const struct hvlab_help_page pages[] = {
    PAGE(Add_VMDvdDrive, "Add-VMDvdDrive"),
    PAGE(Add_VMHardDiskDrive, "Add-VMHardDiskDrive"),
    PAGE(Add_VMMigrationNetwork, "Add-VMMigrationNetwork"),
    PAGE(Add_VMNetworkAdapter, "Add-VMNetworkAdapter"),
    PAGE(Add_VMScsiController, "Add-VMScsiController"),
    PAGE(Checkpoint_VM, "Checkpoint-VM"),
    PAGE(Compare_VM, "Compare-VM"),
    PAGE(Connect_VMNetworkAdapter, "Connect-VMNetworkAdapter"),
    PAGE(Convert_VHD, "Convert-VHD"),
    PAGE(Disable_VMIntegrationService, "Disable-VMIntegrationService"),
    PAGE(Disable_VMMigration, "Disable-VMMigration"),
    PAGE(Disable_VMResourceMetering, "Disable-VMResourceMetering"),
    PAGE(Disable_VMTPM, "Disable-VMTPM"),
    PAGE(Disconnect_VMNetworkAdapter, "Disconnect-VMNetworkAdapter"),
    PAGE(Enable_VMIntegrationService, "Enable-VMIntegrationService"),
    PAGE(Enable_VMMigration, "Enable-VMMigration"),
    PAGE(Enable_VMResourceMetering, "Enable-VMResourceMetering"),
    PAGE(Enable_VMTPM, "Enable-VMTPM"),
    PAGE(Export_VM, "Export-VM"),
    PAGE(Get_VHD, "Get-VHD"),
    PAGE(Get_VM, "Get-VM"),
    PAGE(Get_VMBios, "Get-VMBios"),
    PAGE(Get_VMDvdDrive, "Get-VMDvdDrive"),
    PAGE(Get_VMFirmware, "Get-VMFirmware"),
    PAGE(Get_VMHardDiskDrive, "Get-VMHardDiskDrive"),
    PAGE(Get_VMHost, "Get-VMHost"),
    PAGE(Get_VMHostSupportedVersion, "Get-VMHostSupportedVersion"),
    PAGE(Get_VMIntegrationService, "Get-VMIntegrationService"),
    PAGE(Get_VMMemory, "Get-VMMemory"),
    PAGE(Get_VMMigrationNetwork, "Get-VMMigrationNetwork"),
    PAGE(Get_VMNetworkAdapter, "Get-VMNetworkAdapter"),
    PAGE(Get_VMNetworkAdapterVlan, "Get-VMNetworkAdapterVlan"),
    PAGE(Get_VMProcessor, "Get-VMProcessor"),
    PAGE(Get_VMScsiController, "Get-VMScsiController"),
    PAGE(Get_VMSecurity, "Get-VMSecurity"),
    PAGE(Get_VMSnapshot, "Get-VMSnapshot"),
    PAGE(Get_VMSwitch, "Get-VMSwitch"),
    PAGE(Import_VM, "Import-VM"),
    PAGE(Measure_VM, "Measure-VM"),
    PAGE(Move_VM, "Move-VM"),
    PAGE(Move_VMStorage, "Move-VMStorage"),
    PAGE(New_VHD, "New-VHD"),
    PAGE(New_VM, "New-VM"),
    PAGE(New_VMSwitch, "New-VMSwitch"),
    PAGE(Remove_VM, "Remove-VM"),
    PAGE(Remove_VMDvdDrive, "Remove-VMDvdDrive"),
    PAGE(Remove_VMHardDiskDrive, "Remove-VMHardDiskDrive"),
    PAGE(Remove_VMMigrationNetwork, "Remove-VMMigrationNetwork"),
    PAGE(Remove_VMNetworkAdapter, "Remove-VMNetworkAdapter"),
    PAGE(Remove_VMSavedState, "Remove-VMSavedState"),
    PAGE(Remove_VMScsiController, "Remove-VMScsiController"),
    PAGE(Remove_VMSnapshot, "Remove-VMSnapshot"),
    PAGE(Remove_VMSwitch, "Remove-VMSwitch"),
    PAGE(Rename_VM, "Rename-VM"),
    PAGE(Rename_VMNetworkAdapter, "Rename-VMNetworkAdapter"),
    PAGE(Rename_VMSnapshot, "Rename-VMSnapshot"),
    PAGE(Rename_VMSwitch, "Rename-VMSwitch"),
    PAGE(Reset_VMResourceMetering, "Reset-VMResourceMetering"),
    PAGE(Resize_VHD, "Resize-VHD"),
    PAGE(Restart_VM, "Restart-VM"),
    PAGE(Restore_VMSnapshot, "Restore-VMSnapshot"),
    PAGE(Resume_VM, "Resume-VM"),
    PAGE(Save_VM, "Save-VM"),
    PAGE(Set_VM, "Set-VM"),
    PAGE(Set_VMBios, "Set-VMBios"),
    PAGE(Set_VMDvdDrive, "Set-VMDvdDrive"),
    PAGE(Set_VMFirmware, "Set-VMFirmware"),
    PAGE(Set_VMHardDiskDrive, "Set-VMHardDiskDrive"),
    PAGE(Set_VMHost, "Set-VMHost"),
    PAGE(Set_VMKeyProtector, "Set-VMKeyProtector"),
    PAGE(Set_VMMemory, "Set-VMMemory"),
    PAGE(Set_VMMigrationNetwork, "Set-VMMigrationNetwork"),
    PAGE(Set_VMNetworkAdapter, "Set-VMNetworkAdapter"),
    PAGE(Set_VMNetworkAdapterVlan, "Set-VMNetworkAdapterVlan"),
    PAGE(Set_VMProcessor, "Set-VMProcessor"),
    PAGE(Set_VMSwitch, "Set-VMSwitch"),
    PAGE(Start_VM, "Start-VM"),
    PAGE(Stop_VM, "Stop-VM"),
    PAGE(Suspend_VM, "Suspend-VM"),
    PAGE(Update_VMVersion, "Update-VMVersion"),
    PAGE(Wait_VM, "Wait-VM"),
};

const struct hvlab_help_page *hvlab_hyperv_help(size_t *count) {
  *count = sizeof(pages) / sizeof(pages[0]);
  return pages;
}
